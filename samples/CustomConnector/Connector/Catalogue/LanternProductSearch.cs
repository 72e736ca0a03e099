using Lantern.Gateway;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;

namespace Lantern.Catalogue;

/// <summary>Searches. The marketplace goes on by a cursor and knows no page numbers: a later page is reached over those before it, which nobody asks far into.</summary>
internal sealed class LanternProductSearch(LanternGateway gateway) : IProductSearch
{
    private const int LargestPage = 50;
    private const int FurthestPage = 20;

    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, SearchQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Page, FurthestPage);
        string? cursor = null;
        for (var page = 1; ; page++)
        {
            var (found, next) = await AskAsync(context, query, cursor, cancellationToken).ConfigureAwait(false);
            if (page == query.Page || next is null)
            {
                return page == query.Page ? found : new SearchPage([], HasMore: false);
            }

            cursor = next;
        }
    }

    private Task<(SearchPage Page, string? Next)> AskAsync(ConnectorContext context, SearchQuery query, string? cursor, CancellationToken cancellationToken) => gateway.CallAsync(
        context,
        LanternOperation.SearchItems,
        new
        {
            query.Keyword,
            Limit = Math.Clamp(query.PageSize, 1, LargestPage),
            Cursor = cursor,
            Sort = query.Sort switch { SearchSort.PriceAscending => "price", SearchSort.PriceDescending => "-price", _ => "best" },
            FromFen = query.MinimumPrice?.ToMinorUnits(),
            ToFen = query.MaximumPrice?.ToMinorUnits(),
        },
        answer =>
        {
            var data = answer.Require();
            var next = data.Text("next");
            return (new SearchPage([.. data.List("items").Select(LanternProductReader.ReadHit)], next is not null), next);
        },
        cancellationToken);
}
