using Akrab.Contracts;
using Akrab.Conversations.Accounts;
using Akrab.Conversations.Arrivals;
using Akrab.Conversations.House;
using Akrab.Conversations.Letters;
using Akrab.Conversations.Mailboxes;
using Akrab.Conversations.Settings;
using Akrab.Data.Model;
using Akrab.Data.Moving;
using Akrab.Kernel.Definitions;
using Akrab.Ui;
using Akrab.Web;
using Akrab.Web.Outside;
using Akrab.Web.Settings;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Conversations;

/// <summary>E-mail in and out: how the company sends, what became of each letter, and mail that files itself.</summary>
public sealed class ConversationsModule : IWebModule, IMapsRows
{
    public string Name => "Conversations";

    public void Declare(Registry.Builder it)
    {
    }

    public void AddServices(IServiceCollection services)
    {
        foreach (var (row, text, only) in ((Type, string, (string, string)?)[])[(typeof(AccountRow), nameof(ServerRow.Password), null), (typeof(MailboxRow), nameof(ServerRow.Password), null), (typeof(LetterRow), nameof(LetterRow.Text), (nameof(LetterRow.IsSecret), "true"))])
            services.AddSingleton(s => new SealedColumn(row, text, only, s.GetRequiredService<PasswordSeal>().Open, s.GetRequiredService<PasswordSeal>().Close));
        services.AddSingleton<PasswordSeal>().AddSingleton<Connections>().AddSingleton<Wording>().AddSingleton<Round>().AddSingleton<Carrier>();
        services.AddDeparting(new Departing("src/Platform/Akrab.Mail/Connecting/Connection.cs", "departing.mail"));
        services.AddSingleton<IHousePost>(s => new HousePost(s.GetService<IConfiguration>() is { } settings ? HouseMail.Read(settings) : null, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<HousePost>>()));
        services.AddHostedService(provider => provider.GetRequiredService<Carrier>());
        services.AddSingleton<Following>().AddSingleton<Followers>().AddHostedService(provider => provider.GetRequiredService<Followers>());
        services.AddScoped<Filing>().AddScoped<Timelines>().AddScoped<Reports>();
        services.AddScoped<IPost, PostOffice>().AddScoped<Shelf>().AddScoped<MailSettings>().AddScoped<Trial>();
        services.AddSingleton(new SettingsDoor("settings.mail", MailPages.Home, Icons.Use("mail")));
    }

    public void MapPages(IEndpointRouteBuilder pages) => MailPages.Map(pages);

    public void Map(ModelBuilder model)
    {
        model.Entity<AccountRow>(account =>
        {
            account.HasKey(a => a.TenantId);
            account.Property(a => a.Encryption).HasConversion<string>();
        });
        model.Entity<MailboxRow>(mailbox =>
        {
            mailbox.HasKey(m => m.TenantId);
            mailbox.Property(m => m.Encryption).HasConversion<string>();
        });
        model.Entity<LetterRow>(letter =>
        {
            letter.HasKey(l => new { l.TenantId, l.Id });
            letter.Property(l => l.State).HasConversion<string>();
            letter.Property(l => l.Attempts).IsConcurrencyToken();
            letter.Ignore(l => l.CanBeTriedAgain);
            letter.HasIndex(l => new { l.State, l.DueAt });
            letter.HasIndex(l => new { l.TenantId, l.HandedOverAt });
            letter.HasIndex(l => new { l.TenantId, l.MessageId });
            letter.HasIndex(l => new { l.TenantId, l.Interaction });
        });
        model.Entity<ArrivalRow>(arrival =>
        {
            arrival.HasKey(a => new { a.TenantId, a.Key });
            arrival.Property(a => a.Outcome).HasConversion<string>();
            arrival.HasIndex(a => new { a.TenantId, a.At });
        });
    }
}
