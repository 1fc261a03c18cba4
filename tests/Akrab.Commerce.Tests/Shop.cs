using System.Net;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Commerce.Tests;

/// <summary>Makes what the tests of selling begin with, and looks at what became of it.</summary>
internal static class Shop
{
    /// <summary>Makes a record by its form; its address.</summary>
    public static async Task<string> Made(TestBrowser browser, string plural, params (string, string)[] fields)
    {
        await browser.Open($"/{plural}/new");
        var made = await browser.Submit($"/{plural}", fields);
        Assert.True(made.Status == HttpStatusCode.SeeOther, made.Text);
        return made.Location!.Split('?')[0];
    }

    public static string Id(string path) => path.Split('/')[^1];

    /// <summary>Does a deed by its form, where there is one.</summary>
    public static async Task<Answer> Do(TestBrowser browser, string path, string deed, params (string, string)[] fields)
    {
        var form = await browser.Open($"{path}/{deed}");
        return form.Status == HttpStatusCode.OK ? await browser.Submit($"{path}/{deed}", fields) : form;
    }

    /// <summary>Does a deed that must be possible.</summary>
    public static async Task Deed(TestBrowser browser, string path, string deed, params (string, string)[] fields)
    {
        var done = await Do(browser, path, deed, fields);
        Assert.True(done.Status == HttpStatusCode.SeeOther, $"{deed}: {done.Status} {done.Text}");
    }

    public static async Task<IReadOnlyList<T>> All<T>(TestApp app) where T : Entity
    {
        await using var scope = app.Begin();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<T>().AsNoTracking().ToListAsync();
    }

    public static async Task<T> One<T>(TestApp app) where T : Entity => Assert.Single(await All<T>(app));
}
