using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Tests.Alibaba1688;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Faults;

public sealed class FaultTests : SandboxTest
{
    private static readonly Listing Offer = CatalogueIndex.Build().Listings.First(
        listing => listing is { Marketplace: Marketplaces.Alibaba1688, QuoteType: 1, MinimumOrderQuantity: 1, Seller.Warehouses: 1 });

    [Fact]
    public async Task A_call_dropped_before_acting_did_nothing()
    {
        await AddAsync(SandboxFaultKind.DropBefore);

        await Assert.ThrowsAsync<HttpRequestException>(CreateAsync);

        Assert.Empty(await Control.GetOrdersAsync(Stop));
    }

    [Fact]
    public async Task A_call_dropped_after_acting_did_buy()
    {
        await AddAsync(SandboxFaultKind.DropAfter);

        await Assert.ThrowsAsync<HttpRequestException>(CreateAsync);

        Assert.Single(await Control.GetOrdersAsync(Stop));
    }

    [Fact]
    public async Task A_fault_skips_strikes_and_is_used_up()
    {
        await Control.AddFaultAsync(
            new SandboxFault
            {
                Marketplace = "1688",
                Operation = "createCrossOrder",
                Kind = SandboxFaultKind.Refuse,
                Skip = 1,
                Times = 1,
                ErrorCode = "gw.QosAppFrequencyLimit",
                ErrorMessage = "App call exceeds limited frequency",
            },
            Stop);

        var answers = new[] { await CreateAsync(), await CreateAsync(), await CreateAsync() };

        Assert.Null(answers[0]["error_code"]);
        Assert.Equal("gw.QosAppFrequencyLimit", (string)At(answers[1], "error_code")!);
        Assert.Null(answers[2]["error_code"]);
        Assert.Equal(2, (await Control.GetOrdersAsync(Stop)).Count);
    }

    [Fact]
    public async Task A_delayed_answer_waits_for_the_clock()
    {
        await Control.AddFaultAsync(
            new SandboxFault { Marketplace = "1688", Operation = "createCrossOrder", Kind = SandboxFaultKind.Delay, Delay = TimeSpan.FromSeconds(30) }, Stop);

        var call = CreateAsync();
        while (!(await Control.GetCountersAsync(Stop)).ByOperation.ContainsKey("alibaba.trade.createCrossOrder"))
        {
            await Task.Yield();
        }

        Assert.Empty(await Control.GetOrdersAsync(Stop));

        // The delay may begin a moment after the call was counted. Small steps, each a round trip long, reach its end
        // long before the call's timestamp would be stale.
        while (!call.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(5));
            await Control.GetCountersAsync(Stop);
        }

        Assert.True((bool)At(await call, "success"));
    }

    [Fact]
    public async Task Cleared_faults_do_not_strike()
    {
        await AddAsync(SandboxFaultKind.DropBefore);
        await Control.ClearFaultsAsync(Stop);

        Assert.True((bool)At(await CreateAsync(), "success"));
    }

    [Fact]
    public async Task A_fault_that_makes_no_sense_is_refused()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Control.AddFaultAsync(
            new SandboxFault { Marketplace = "ebay", Operation = "x", Kind = SandboxFaultKind.DropBefore }, Stop));

        Assert.Contains("marketplace", exception.Message, StringComparison.Ordinal);
    }

    private Task AddAsync(SandboxFaultKind kind) =>
        Control.AddFaultAsync(new SandboxFault { Marketplace = "1688", Operation = "createCrossOrder", Kind = kind }, Stop);

    private Task<System.Text.Json.Nodes.JsonNode> CreateAsync() => Wire.CreateAsync("fault", (Offer.Id, Offer.Skus[0].SpecId, 1));
}
