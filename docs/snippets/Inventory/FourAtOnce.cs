using ReverseBuy.Catalogue;

namespace ReverseBuy.Snippets;

internal sealed class FourAtOnce(IMarketplaceSearch search)
{
    private readonly Dictionary<string, string> _shown = [];

    public async Task<string> PageAsync(string keyword, string? sentBack, CancellationToken cancellationToken)
    {
        var query = new MarketplaceSearchQuery(keyword)
        {
            Deadline = TimeSpan.FromSeconds(2),
            Continuation = SearchContinuation.TryParse(sentBack, out var continuation) ? continuation : null,
        };
        var result = await search.SearchAsync(query, cancellationToken);
        foreach (var (hit, _) in result.Interleave())
        {
            Console.WriteLine($"{hit.Id.Marketplace}: {hit.Title} {hit.Price}");
        }

        foreach (var answer in result.Answers)
        {
            Console.WriteLine($"{answer.Marketplace}: " + answer switch
            {
                MarketplaceSearchAnswer.Found { Results.Hits.Count: 0 } => "nothing found",
                MarketplaceSearchAnswer.Found found => $"{found.Results.Hits.Count} results",
                MarketplaceSearchAnswer.NotSupported => "cannot be searched",
                MarketplaceSearchAnswer.NoAccount => "not connected yet",
                MarketplaceSearchAnswer.SwitchedOff => "switched off",
                MarketplaceSearchAnswer.Failed failed => $"could not be asked ({failed.Kind})",
                _ => "no answer in time",
            });
        }

        return result.Next?.ToString() ?? ""; // for the link that says "more"
    }

    public async Task ShowAsync(string keyword, CancellationToken cancellationToken)
    {
        await foreach (var answer in search.SearchEachAsync(new MarketplaceSearchQuery(keyword), cancellationToken))
        {
            _shown[answer.Marketplace.Value] = answer is MarketplaceSearchAnswer.Found found ? $"{found.Results.Hits.Count} results" : "–";
        }
    }
}
