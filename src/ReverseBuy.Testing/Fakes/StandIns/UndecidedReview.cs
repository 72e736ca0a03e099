using ReverseBuy.Orders;

namespace ReverseBuy.Testing;

/// <summary>Leaves every order to a reviewer, as a host without a policy does.</summary>
internal sealed class UndecidedReview : IReviewPolicy
{
    public ValueTask<ReviewDecision> ReviewAsync(TenantId tenant, Order order, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ReviewDecision>(new ReviewDecision.Leave());
}
