using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>What every connector promises to whoever gives up waiting.</summary>
/// <param name="harness">The connector.</param>
public abstract class ConnectorCancellationSuite(ConnectorHarness harness) : ConnectorScenarios(harness)
{
    /// <summary>What was given up before it began sends nothing.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_was_given_up_before_it_began_sends_nothing()
    {
        var listing = await Harness.GetListingAsync(Token);
        var request = Host.Has(ConnectorCapabilities.Purchasing) ? await RequestAsync("RB20261126G1") : null;
        var attempts = Faults.Attempts;
        foreach (var (_, call) in Reads(listing, request))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call(new CancellationToken(canceled: true)));
        }

        if (request is not null)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await Host.Seam<IPurchasing>().CreateAsync(Buying, request, new CancellationToken(canceled: true)));
        }

        Assert.Equal(attempts, Faults.Attempts);
    }

    /// <summary>A read that is given up on its way ends at once.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_read_that_is_given_up_on_its_way_ends_at_once()
    {
        var listing = await Harness.GetListingAsync(Token);
        var request = Host.Has(ConnectorCapabilities.Purchasing) ? await RequestAsync("RB20261126G2") : null;
        foreach (var (name, call) in Reads(listing, request))
        {
            using var patience = new CancellationTokenSource();
            Faults.Next(TransportFault.NoAnswer, times: 10);
            var running = call(patience.Token);
            await Task.WhenAny(Faults.Stalled, running).WaitAsync(Patience, Token);
            await patience.CancelAsync();
            try
            {
                await running.WaitAsync(Patience, Token);
                Assert.Fail($"{name} ends as if it had been answered.");
            }
            catch (OperationCanceledException) when (!Token.IsCancellationRequested)
            {
                Faults.Calm();
            }
            catch (TimeoutException)
            {
                Assert.Fail($"{name} goes on after its caller has given up.");
            }
        }
    }

    /// <summary>A purchase that is given up on its way is in doubt and was sent once.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_purchase_that_is_given_up_on_its_way_is_in_doubt_and_was_sent_once()
    {
        if (Declared<IPurchasing>(ConnectorCapabilities.Purchasing) is not { } purchasing)
        {
            return;
        }

        var request = await RequestAsync("RB20261126G3");
        var attempts = Faults.Attempts;
        using var patience = new CancellationTokenSource();
        Faults.Next(TransportFault.NoAnswer, times: 10);
        var running = purchasing.CreateAsync(Buying, request, patience.Token).AsTask();
        await Task.WhenAny(Faults.Stalled, running).WaitAsync(Patience, Token);
        await patience.CancelAsync();
        await FailsAsync(async () => await running.WaitAsync(Patience, Token), MarketplaceErrorKind.OutcomeUnknown);
        Assert.Equal(1, Faults.Attempts - attempts);
    }

    private IEnumerable<(string Name, Func<CancellationToken, Task> Call)> Reads(KnownListing listing, PurchaseRequest? request)
    {
        if (Host.Has(ConnectorCapabilities.Products))
        {
            yield return ("Reading a listing", async token => await Host.Seam<IProductSource>().FindAsync(Host.Context, listing.Id, token));
        }

        if (Host.Has(ConnectorCapabilities.KeywordSearch))
        {
            yield return ("Searching", async token => await Host.Seam<IProductSearch>().SearchAsync(Host.Context, new SearchQuery(listing.Title), token));
        }

        if (Host.Has(ConnectorCapabilities.LiveOffers))
        {
            var lines = new LiveOfferRequest(Harness.Warehouse, [new LiveOfferLine(listing.Skus[0].Id, listing.MinimumQuantity)]);
            yield return ("Asking for live offers", async token => await Host.Seam<ILiveOffers>().GetAsync(Host.Context, lines, token));
        }

        if (request is not null)
        {
            yield return ("Previewing a purchase", async token => await Host.Seam<IPurchasing>().PreviewAsync(Buying, request, token));
        }

        if (Host.Has(ConnectorCapabilities.UpstreamOrders))
        {
            yield return ("Reading an upstream order", async token => await Host.Seam<IUpstreamOrders>().FindAsync(Buying, "1", token));
            yield return ("Looking for a reference", async token => await Host.Seam<IUpstreamOrders>().FindByReferenceAsync(Buying, "RB20261126G4", token));
        }
    }
}
