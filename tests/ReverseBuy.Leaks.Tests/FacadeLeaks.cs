using System.Globalization;
using ReverseBuy.Leaks.Tests.Facades;
using ReverseBuy.Leaks.Tests.Hosting;

namespace ReverseBuy.Leaks.Tests;

/// <summary>
/// Every method of every facade of ours, for tenants that meet in every way: nothing of one reaches another. <c>eng/campaign.sh leaks</c> runs it for as long as one likes, by
/// <c>REVERSEBUY_LEAKS_COUNT</c> and <c>REVERSEBUY_LEAKS_SEED</c>; <c>REVERSEBUY_LEAKS_REPORT</c> names a file for the line that it leaves.
/// </summary>
public abstract class FacadeLeaks(Engine engine, int tenants, int operations)
{
    // After so many each method has been asked by many tenants, and each that commonly makes sense was answered. Other seeds, which campaigns take, may miss one.
    private const int EnoughForAll = 4000;

    [Fact]
    public async Task Nothing_of_a_tenant_reaches_another_by_any_facade()
    {
        var options = new LeakHuntOptions { Seed = Setting("REVERSEBUY_LEAKS_SEED") ?? 1, Tenants = tenants, Operations = Setting("REVERSEBUY_LEAKS_COUNT") ?? operations };
        var report = await LeakHunt.RunAsync(recorder => Agency.StartAsync(recorder, engine), options, TestContext.Current.CancellationToken);

        if (Environment.GetEnvironmentVariable("REVERSEBUY_LEAKS_REPORT") is { Length: > 0 } file)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{report.Operations} {report.Steps.Count} {report.Seen} {report.Found} {report.NeverAnswered.Count}\n");
            await File.WriteAllTextAsync(file, line, TestContext.Current.CancellationToken);
        }

        Assert.True(report.Found == 0, report.ToString());
        Assert.True(report.Seen > report.Operations, report.ToString());
        if (options.Seed == 1 && report.Operations >= EnoughForAll)
        {
            var never = report.NeverAnswered.Except(Unanswered.ByNature.Keys).ToList();
            Assert.True(never.Count == 0, $"Never answered: {string.Join(", ", never)}. All: {string.Join('\n', report.Tallies.Select(tally => $"{tally.Key}: {tally.Value}"))}");
        }
    }

    private static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
