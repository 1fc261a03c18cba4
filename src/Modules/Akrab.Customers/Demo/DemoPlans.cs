using Akrab.Customers.Activities;
using Akrab.Customers.Plans;
using Akrab.Kernel.Entities;

namespace Akrab.Customers.Demo;

/// <summary>Makes the steps that the shop always takes.</summary>
internal static class DemoPlans
{
    public static IEnumerable<Entity> Make()
    {
        var welcome = new Plan { Name = "Pelanggan baru", Description = "Supaya yang pertama kali datang, datang lagi." };
        var handOver = new Plan { Name = "Serah terima pelanggan", StartsWhen = PlanStart.HandedOver };
        return
        [
            welcome, handOver,
            new PlanStep { Plan = welcome.Id, Subject = "Ucapkan terima kasih lewat WhatsApp", Kind = ActivityKind.Call },
            new PlanStep { Plan = welcome.Id, Subject = "Tanyakan kepuasan belanja pertama", Kind = ActivityKind.Call, AfterDays = 7 },
            new PlanStep { Plan = welcome.Id, Subject = "Tawarkan kartu langganan", AfterDays = 30 },
            new PlanStep { Plan = handOver.Id, Subject = "Perkenalkan diri", Kind = ActivityKind.Call, AfterDays = 1, Reminder = Reminder.AtStart },
        ];
    }
}
