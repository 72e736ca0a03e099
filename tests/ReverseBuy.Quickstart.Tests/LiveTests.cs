using System.Text.Json;
using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests;

/// <summary>The part of the tour that may talk to the real marketplaces; here the simulator stands in for 1688.</summary>
public sealed class LiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_credentials_the_keys_to_set_are_named()
    {
        var outcome = await Tour.RunAsync(_folder, "--live", "--json");
        var error = TourError.Of(outcome);
        Assert.Equal("live.no-credentials", error.Code);
        Assert.All(
            ["ReverseBuy:Alibaba1688:AppKey", "AppSecret", "AccessToken", "ReverseBuy:Taobao"],
            key => Assert.Contains(key, error.Message, StringComparison.Ordinal));
        Complaints.AssertNone(outcome);
        Assert.Empty(_folder.Remains());
    }

    [Theory]
    [InlineData("Alibaba1688", "AppSecret")]
    [InlineData("Taobao", "AccessToken")]
    public async Task Incomplete_credentials_are_refused_and_not_repeated(string section, string missing)
    {
        var environment = new[] { "AppKey", "AppSecret", "AccessToken" }
            .Where(key => key != missing)
            .ToDictionary(key => $"ReverseBuy__{section}__{key}", _ => "sandbox-secret", StringComparer.Ordinal);
        var outcome = await Tour.RunAsync(_folder, environment, "--live", "--json");
        var error = TourError.Of(outcome);
        Assert.Equal("live.credentials-incomplete", error.Code);
        Assert.All([$"ReverseBuy:{section}", missing], key => Assert.Contains(key, error.Message, StringComparison.Ordinal));
        Secrets.AssertAbsent(outcome);
        Complaints.AssertNone(outcome);
        Assert.Empty(_folder.Remains());
    }

    [Fact]
    public async Task With_credentials_it_searches_reads_and_verifies_and_stops_before_buying()
    {
        await using var sandbox = await SandboxProcess.StartAsync(_folder, Token);
        var outcome = await Tour.RunAsync(_folder, Credentials(sandbox), "--live", "--json", "--pace", "fast");
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        using var report = JsonDocument.Parse(outcome.Out);
        Assert.Equal("1688", report.RootElement.GetProperty("marketplace").GetString());
        Assert.InRange(report.RootElement.GetProperty("searchHits").GetInt32(), 1, int.MaxValue);
        Assert.InRange(report.RootElement.GetProperty("skus").GetInt32(), 1, int.MaxValue);
        Assert.Equal("Confirmed", report.RootElement.GetProperty("verification").GetString());
        Complaints.AssertNone(outcome);
        Secrets.AssertAbsent(outcome);

        Assert.Empty(await sandbox.Client.GetOrdersAsync(Token));
        var calls = (await sandbox.Client.GetCountersAsync(Token)).ByLane;

        // Background work may have got round to asking what changed.
        Assert.Equal(["browse", "verify"], calls.Keys.Where(lane => lane != "refresh"));
    }

    [Fact]
    public async Task A_link_of_an_unknown_site_is_not_recognised()
    {
        await using var sandbox = await SandboxProcess.StartAsync(_folder, Token);
        var outcome = await Tour.RunAsync(
            _folder, Credentials(sandbox), "--live", "--json", "--pace", "fast", "--link", "have a look: https://shop.example.com/item/1");
        Assert.Equal("link.not-recognized", TourError.Of(outcome).Code);
        Complaints.AssertNone(outcome);
    }

    private static Dictionary<string, string> Credentials(SandboxProcess sandbox) => new(StringComparer.Ordinal)
    {
        ["ReverseBuy__Alibaba1688__AppKey"] = "sandbox-key",
        ["ReverseBuy__Alibaba1688__AppSecret"] = "sandbox-secret",
        ["ReverseBuy__Alibaba1688__AccessToken"] = "sandbox-token",
        ["ReverseBuy__Alibaba1688__Endpoint"] = new Uri(sandbox.Address, "1688/openapi/").ToString(),
    };
}
