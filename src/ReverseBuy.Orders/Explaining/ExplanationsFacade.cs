using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Explaining;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class ExplanationsFacade(ICurrentTenant current, AggregateExplainer explainer) : IExplanations
{
    public ValueTask<Explanation> ExplainAsync(AggregateKey aggregate, CancellationToken cancellationToken) =>
        explainer.ExplainAsync(current.Require(nameof(IExplanations)), aggregate, cancellationToken);
}
