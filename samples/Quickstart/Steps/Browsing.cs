using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Sandbox;
using Spectre.Console;

namespace Quickstart.Steps;

/// <summary>What customers do before they order: paste, look around, search. Upstream is asked once per listing.</summary>
internal sealed class Browsing(ICatalogue catalogue, IMarketplaceSearch search, IShadowInventory inventory, Screen screen, SandboxClient control)
{
    private const int BrowseReads = 1000;
    private const int ShownHits = 8;

    /// <returns>One listing of each marketplace.</returns>
    public async Task<IReadOnlyList<Product>> RunAsync(CancellationToken cancellationToken)
    {
        var products = new List<Product>();
        foreach (var marketplace in Agents.Marketplaces)
        {
            var listing = await PasteAsync(marketplace, cancellationToken);
            products.Add(await ReadAsync(listing, cancellationToken));
        }

        await BrowseAsync(products, cancellationToken);
        await SearchAsync(cancellationToken);
        return products;
    }

    private async Task<ListingId> PasteAsync(MarketplaceId marketplace, CancellationToken cancellationToken)
    {
        await screen.StepAsync($"A customer pastes what the app of {marketplace} gave her", cancellationToken);
        var choice = (await control.GetListingsAsync(cancellationToken)).First(listing => listing.Marketplace == marketplace.Value && listing.Skus.Count > 1);
        var pasted = $"【{marketplace}】我发现了一个好货 😀 {choice.Url} 点击链接，直接打开";
        screen.Say($"[grey]{pasted}[/]");
        return catalogue.Recognize(pasted) switch
        {
            LinkRecognition.Recognized recognized => recognized.Listing,
            LinkRecognition.NotRecognized unknown => throw new QuickstartException("link.not-recognized", unknown.Message),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    private async Task<Product> ReadAsync(ListingId listing, CancellationToken cancellationToken)
    {
        if (await inventory.GetAsync(listing, cancellationToken) is not SnapshotRead.Found found)
        {
            throw new QuickstartException("listing.gone", $"Listing {listing} is no longer there.");
        }

        var product = found.Snapshot.Product;
        screen.Show(ProductTable.Of(product));
        return product;
    }

    private async Task BrowseAsync(List<Product> products, CancellationToken cancellationToken)
    {
        await screen.StepAsync("A thousand looks at the snapshots", cancellationToken);
        var before = await UpstreamCallsAsync(cancellationToken);
        for (var read = 0; read < BrowseReads; read++)
        {
            await inventory.GetAsync(products[read % products.Count].Id, cancellationToken);
        }

        var further = await UpstreamCallsAsync(cancellationToken) - before;
        if (further != 0)
        {
            throw new QuickstartException("browse.asked-upstream", $"Browsing snapshots made {further} upstream calls; it must make none.");
        }

        screen.Say($"{BrowseReads} browse reads, further upstream calls: [green]{further}[/]");
    }

    private async Task SearchAsync(CancellationToken cancellationToken)
    {
        await screen.StepAsync("A search for 连衣裙, everywhere at once", cancellationToken);
        var result = await search.SearchAsync(new MarketplaceSearchQuery("连衣裙") { Deadline = TimeSpan.FromSeconds(10) }, cancellationToken);
        foreach (var (hit, rank) in result.Interleave().Take(ShownHits))
        {
            screen.Say($"{hit.Id.Marketplace} {rank}  {hit.Title}  {hit.Price?.ToString() ?? "no price"}");
        }

        screen.Say($"{string.Join(", ", result.Answers.Select(Told))}");
    }

    private static string Told(MarketplaceSearchAnswer answer) => answer.Marketplace + ": " + answer switch
    {
        MarketplaceSearchAnswer.Found found => $"{found.Results.Hits.Count} results",
        MarketplaceSearchAnswer.Failed failed => $"failed ({failed.Kind})",
        MarketplaceSearchAnswer.NotFinished => "no answer in time",
        _ => "not searched",
    };

    private async Task<int> UpstreamCallsAsync(CancellationToken cancellationToken) =>
        (await control.GetCountersAsync(cancellationToken)).ByLane.Values.Sum();
}
