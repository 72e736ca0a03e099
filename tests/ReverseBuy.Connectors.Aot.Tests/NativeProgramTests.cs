using System.Globalization;
using ReverseBuy.Connectors.Aot.Tests.Support;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Connectors.Aot.Tests;

public sealed class NativeProgramTests(PublishedConsole console) : IClassFixture<PublishedConsole>
{
    [Fact]
    public async Task It_signs_searches_and_reads_what_the_marketplaces_hold()
    {
        TestContext.Current.SendDiagnosticMessage("proof: {0}", console.Proof);
        TestContext.Current.TestOutputHelper!.WriteLine($"proof: {console.Proof}");

        var outcome = await console.RunAsync();

        Assert.True(outcome.ExitCode == 0, $"{console.Proof}: {outcome}");
        using var control = console.Sandbox.CreateClient();
        var listings = await control.GetListingsAsync(TestContext.Current.CancellationToken);
        var lines = outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["1688", "taobao", "jd", "pinduoduo"], lines.Select(line => line.Split(':')[0]));
        Assert.All(lines, line => Assert.Contains(line, listings.Select(LineOf)));
    }

    [Fact]
    public async Task What_a_marketplace_refuses_it_does_not_call_right()
    {
        // JD's calls are not signed: it refuses by the token.
        var outcome = await console.RunAsync("--secret", "another", "--token", "dead");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Signature", outcome.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(4, outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty(outcome.Out);
    }

    private static string LineOf(SandboxListing listing) => string.Create(
        CultureInfo.InvariantCulture,
        $"{listing.Marketplace}:{listing.Id} {listing.Skus.Count} SKUs from CNY {listing.Skus.Min(sku => sku.Price):0.00}: {listing.Title}");
}
