using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>What every connector promises of refusals and faults: each is told for what it is, with what to do, and without a secret.</summary>
/// <param name="harness">The connector.</param>
public abstract class ConnectorErrorsSuite(ConnectorHarness harness) : ConnectorScenarios(harness)
{
    /// <summary>A refusal is told for what it is with the marketplaces own code.</summary>
    /// <param name="kind">One of the cases.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(MarketplaceErrorKind.Throttled)]
    [InlineData(MarketplaceErrorKind.AuthExpired)]
    [InlineData(MarketplaceErrorKind.PermissionDenied)]
    [InlineData(MarketplaceErrorKind.InvalidRequest)]
    [InlineData(MarketplaceErrorKind.Unavailable)]
    public async Task A_refusal_is_told_for_what_it_is_with_the_marketplaces_own_code(MarketplaceErrorKind kind)
    {
        if (Declared<IProductSource>(ConnectorCapabilities.Products) is not { } products)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        if (!await Harness.RefuseNextAsync(kind, Token))
        {
            return;
        }

        var failure = await FailsAsync(async () => await products.FindAsync(Host.Context, listing.Id, Token), kind);
        Assert.False(string.IsNullOrEmpty(failure.MarketplaceCode), "The marketplace's own code is not told.");
        Assert.Equal(kind is MarketplaceErrorKind.Throttled or MarketplaceErrorKind.Unavailable, failure.IsTransient);
        Assert.Contains(Harness.Marketplace.Value, failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A dead token is told as one and where there are none nobody is asked for one.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_dead_token_is_told_as_one_and_where_there_are_none_nobody_is_asked_for_one()
    {
        if (Declared<IProductSource>(ConnectorCapabilities.Products) is not { } products)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        if (Harness.HasTokens)
        {
            await FailsAsync(async () => await products.FindAsync(Host.OtherContext, listing.Id, Token), MarketplaceErrorKind.AuthExpired);
        }
        else
        {
            Assert.Null(await Record.ExceptionAsync(async () => await products.FindAsync(Host.OtherContext, listing.Id, Token)));
        }
    }

    /// <summary>A purchase that the gateway refuses is known to have bought nothing.</summary>
    /// <param name="kind">One of the cases.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(MarketplaceErrorKind.Throttled)]
    [InlineData(MarketplaceErrorKind.PermissionDenied)]
    [InlineData(MarketplaceErrorKind.InvalidRequest)]
    public async Task A_purchase_that_the_gateway_refuses_is_known_to_have_bought_nothing(MarketplaceErrorKind kind)
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var request = await RequestAsync("RB20261126E1");
        if (!await Harness.RefuseNextAsync(kind, Token))
        {
            return;
        }

        try
        {
            // Where gateway and operation refuse in the same words, it is the operation's answer.
            Assert.IsType<PurchaseResult.Refused>(await purchasing.CreateAsync(Buying, request, Token));
        }
        catch (MarketplaceException failure)
        {
            Assert.Equal(kind, failure.Kind);
            AssertTellsNoSecret(failure.ToString());
        }

        Assert.Empty(await Harness.GetOrdersAsync(request.Reference, Token));
    }

    /// <summary>No fault tells a secret or a person.</summary>
    /// <param name="fault">One of the cases.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(TransportFault.Refused)]
    [InlineData(TransportFault.AnswerLost)]
    [InlineData(TransportFault.AnswerCut)]
    [InlineData(TransportFault.ServerError)]
    public async Task No_fault_tells_a_secret_or_a_person(TransportFault fault)
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var request = await RequestAsync("RB20261126E2");
        Faults.Next(fault, times: 10);
        await FailsAsync(async () => await purchasing.PreviewAsync(Buying, request, Token), MarketplaceErrorKind.Unavailable);

        // What a page on the way answers leaves open what was done; no connection at all leaves nothing open.
        await FailsAsync(
            async () => await purchasing.CreateAsync(Buying, request, Token),
            fault == TransportFault.Refused ? MarketplaceErrorKind.Unavailable : MarketplaceErrorKind.OutcomeUnknown);
    }
}
