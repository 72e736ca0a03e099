using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Asking;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Searching;

/// <summary>Asks marketplaces all at once, in the lane of browsing, and never longer than the deadline.</summary>
internal sealed class SearchInquiry(
    ITenants tenants,
    IConnectors connectors,
    IEffectiveSettings settings,
    SearchQuestion question,
    InventoryOptions options,
    SearchTelemetry telemetry,
    TimeProvider time,
    ILogger<SearchInquiry> logger)
{
    public async ValueTask<MarketplaceSearchResult> SearchAsync(TenantId tenant, MarketplaceSearchQuery query, CancellationToken cancellationToken)
    {
        var plan = PlanOf(query);
        var arrived = new Dictionary<MarketplaceId, MarketplaceSearchAnswer>();
        await foreach (var answer in AskAsync(tenant, plan, cancellationToken).ConfigureAwait(false))
        {
            arrived.Add(answer.Marketplace, answer);
        }

        // Whoever was quicker today: the same answers make the same result.
        MarketplaceSearchAnswer[] answers = [.. plan.Steps.Select(step => arrived[step.Marketplace])];
        return new MarketplaceSearchResult(answers, SearchContinuation.After(query, answers));
    }

    /// <summary>Not an iterator itself: what is wrong with the query is told at once, and not to whoever reads the answers.</summary>
    public IAsyncEnumerable<MarketplaceSearchAnswer> SearchEachAsync(TenantId tenant, MarketplaceSearchQuery query, CancellationToken cancellationToken) =>
        AskAsync(tenant, PlanOf(query), cancellationToken);

    private SearchPlan PlanOf(MarketplaceSearchQuery query) => SearchPlan.Of(query, connectors, options.SearchDeadline);

    private async IAsyncEnumerable<MarketplaceSearchAnswer> AskAsync(
        TenantId tenantId, SearchPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var search = telemetry.Begin(tenantId, plan.Steps.Count);
        using var deadline = new AskingDeadline(plan.Deadline, time, logger, cancellationToken);
        var tenant = await tenants.GetAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var effective = await settings.GetAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var asked = plan.Steps.Select(step => (Step: step, Answer: deadline.Ask(token => question.AskAsync(tenant, effective, step, token)))).ToList();
        await foreach (var ended in deadline.EndedAsync(asked.Select(each => each.Answer)).ConfigureAwait(false))
        {
            if (await AskingDeadline.AnswerOfAsync(ended).ConfigureAwait(false) is { } answer)
            {
                asked.RemoveAll(each => each.Answer == ended);
                search.Answered(answer);
                yield return answer;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        foreach (var (step, _) in asked)
        {
            var late = new MarketplaceSearchAnswer.NotFinished(step.Marketplace, step.Query.Page);
            search.Answered(late);
            yield return late;
        }

        search.Done();
    }
}
