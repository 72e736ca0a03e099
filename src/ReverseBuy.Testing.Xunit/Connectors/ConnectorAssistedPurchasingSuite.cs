using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>What every connector promises of purchases that people make by hand: what they bought by a link is found by it, and nothing else is.</summary>
/// <param name="harness">The connector.</param>
public abstract class ConnectorAssistedPurchasingSuite(ConnectorHarness harness) : ConnectorScenarios(harness)
{
    private const string Reference = "RB20261126L1";
    private const string OtherReference = "RB20261126L2";
    private static readonly TimeSpan AMoment = TimeSpan.FromMinutes(1);

    /// <summary>The reference goes with the link and comes back with the order that is bought by it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task The_reference_goes_with_the_link_and_comes_back_with_the_order_that_is_bought_by_it()
    {
        if (Declared<IAssistedPurchasing>(ConnectorCapabilities.AssistedPurchasing) is not { } assisted)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var purchase = PurchaseOf(request);
        var line = request.Lines[0];
        var id = await Harness.BuyByLinkAsync(await assisted.CreateLinkAsync(Buying, request, Token), line.Quantity, Token);

        var found = Assert.Single(await assisted.MatchAsync(Buying, purchase, Token));
        Assert.Equal((id, Reference), (found.Id, found.Reference));
        var bought = Assert.Single(found.Lines);
        Assert.Equal((line.PurchaseKey, line.Quantity), (bought.PurchaseKey, bought.Quantity));
        var booked = Assert.Single(await Harness.GetOrdersAsync(Reference, Token));
        Assert.Equal((id, line.Quantity), (booked.Id, booked.Quantity));
    }

    /// <summary>A link by itself buys nothing and matches nothing.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_link_by_itself_buys_nothing_and_matches_nothing()
    {
        if (Declared<IAssistedPurchasing>(ConnectorCapabilities.AssistedPurchasing) is not { } assisted)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var purchase = PurchaseOf(request);
        var link = await assisted.CreateLinkAsync(Buying, request, Token);
        Assert.True(link.IsAbsoluteUri && link.Scheme is "https" or "http", "A person cannot open the link.");
        await Harness.PassAsync(AMoment, Token);
        Assert.Empty(await Harness.GetOrdersAsync(Reference, Token));
        Assert.Empty(await assisted.MatchAsync(Buying, purchase, Token));
    }

    /// <summary>An order is found once however often it is asked for.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task An_order_is_found_once_however_often_it_is_asked_for()
    {
        if (Declared<IAssistedPurchasing>(ConnectorCapabilities.AssistedPurchasing) is not { } assisted)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var purchase = PurchaseOf(request);
        var id = await Harness.BuyByLinkAsync(await assisted.CreateLinkAsync(Buying, request, Token), request.Lines[0].Quantity, Token);
        for (var ask = 0; ask < 3; ask++)
        {
            Assert.Equal(id, Assert.Single(await assisted.MatchAsync(Buying, purchase, Token)).Id);
            await Harness.PassAsync(AMoment, Token);
        }
    }

    /// <summary>What was bought of the same goods by another link stays unmatched.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_was_bought_of_the_same_goods_by_another_link_stays_unmatched()
    {
        if (Declared<IAssistedPurchasing>(ConnectorCapabilities.AssistedPurchasing) is not { } assisted)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var other = request with { Reference = OtherReference };
        var (purchase, otherPurchase) = (PurchaseOf(request), PurchaseOf(other));
        await assisted.CreateLinkAsync(Buying, request, Token);
        var id = await Harness.BuyByLinkAsync(await assisted.CreateLinkAsync(Buying, other, Token), other.Lines[0].Quantity, Token);

        Assert.Empty(await assisted.MatchAsync(Buying, purchase, Token));
        Assert.Equal(id, Assert.Single(await assisted.MatchAsync(Buying, otherPurchase, Token)).Id);
    }

    /// <summary>What another tenant bought under the same reference is not told.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_another_tenant_bought_under_the_same_reference_is_not_told()
    {
        if (Declared<IAssistedPurchasing>(ConnectorCapabilities.AssistedPurchasing) is not { } assisted)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var purchase = PurchaseOf(request);
        await Harness.BuyByLinkAsync(await assisted.CreateLinkAsync(Buying, request, Token), request.Lines[0].Quantity, Token);
        if (Harness.HasTokens)
        {
            await FailsAsync(async () => await assisted.MatchAsync(Host.OtherContext, purchase, Token), MarketplaceErrorKind.AuthExpired);
        }
        else
        {
            Assert.Empty(await assisted.MatchAsync(Host.OtherContext, purchase, Token));
        }
    }

    /// <summary>An outage is never a purchase that nobody made.</summary>
    /// <param name="fault">One of the cases.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(TransportFault.Refused)]
    [InlineData(TransportFault.AnswerLost)]
    [InlineData(TransportFault.AnswerCut)]
    [InlineData(TransportFault.ServerError)]
    public async Task An_outage_is_never_a_purchase_that_nobody_made(TransportFault fault)
    {
        if (Declared<IAssistedPurchasing>(ConnectorCapabilities.AssistedPurchasing) is not { } assisted)
        {
            return;
        }

        var request = await RequestAsync(Reference);
        var purchase = PurchaseOf(request);
        Faults.Next(fault, times: 20);
        await FailsAsync(async () => await assisted.MatchAsync(Buying, purchase, Token), MarketplaceErrorKind.Unavailable);
        await FailsAsync(async () => await assisted.CreateLinkAsync(Buying, request, Token), MarketplaceErrorKind.Unavailable);
    }

    // By the clock that the connector is given: no order is older than its link.
    private AssistedPurchase PurchaseOf(PurchaseRequest request) => new(request.Reference, request.Lines, Host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
}
