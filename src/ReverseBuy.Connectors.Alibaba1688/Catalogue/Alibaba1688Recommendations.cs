using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Recommendations by <c>offerRecommend</c>, rankings by <c>topList.query</c>.</summary>
internal sealed class Alibaba1688Recommendations(Alibaba1688Gateway gateway, Alibaba1688Options options) : IRecommendations
{
    private const int PageSize = 20;
    private const int LongestRanking = 20;

    public async ValueTask<SearchPage> RecommendAsync(ConnectorContext context, string customer, int page, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(customer);
        var question = JsonText.Object(writer =>
        {
            OfferQuestion.WritePage(writer, options, page, PageSize);
            writer.WriteString("outMemberId", customer);
        });
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.Recommend,
            [new("recommendOfferParam", question)],
            answer => OfferPage.ReadRecommended(answer, PageSize),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<SearchHit>> RankAsync(ConnectorContext context, RankingQuery query, CancellationToken cancellationToken)
    {
        var kind = query.Kind switch
        {
            RankingKind.Overall => "complex",
            RankingKind.Hot => "hot",
            RankingKind.GoodPrice => "goodPrice",
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Kind, "Not a kind of ranking."),
        };
        var question = JsonText.Object(writer =>
        {
            writer.WriteString("rankId", query.CategoryId);
            writer.WriteString("rankType", kind);
            writer.WriteNumber("limit", Math.Clamp(query.Limit, 1, LongestRanking));
            writer.WriteString("language", options.Language);
        });
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.Ranking,
            [new("rankQueryParams", question)],
            OfferPage.ReadRanking,
            cancellationToken).ConfigureAwait(false);
    }
}
