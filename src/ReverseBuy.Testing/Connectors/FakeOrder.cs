using ReverseBuy.Buying;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>An order that a fake marketplace has. Guarded by the marketplace's lock.</summary>
internal sealed class FakeOrder(string id, (TenantId Tenant, BuyingAccountId Account) owner, PurchaseRequest request, DateTimeOffset at)
{
    private readonly List<string> _refunds = [];
    private DateTimeOffset? _changedAt;
    private DateTimeOffset? _paidAt;

    public string Id => id;

    public (TenantId Tenant, BuyingAccountId Account) Owner => owner;

    public PurchaseRequest Request => request;

    public Money Total => request.Lines.Aggregate(Money.Zero(Currency.CNY), (sum, line) => sum + (line.UnitPrice * line.Quantity));

    public UpstreamStatus Status { get; private set; } = UpstreamStatus.Unpaid;

    public DateTimeOffset ChangedAt => _changedAt ?? at;

    public void Move(UpstreamStatus status, DateTimeOffset now)
    {
        (Status, _changedAt) = (status, now);
        if (status == UpstreamStatus.Paid)
        {
            _paidAt ??= now;
        }
    }

    public void AddRefund(string refund) => _refunds.Add(refund);

    public UpstreamOrderReading Read() => new()
    {
        Id = id,
        Status = Status,
        MarketplaceStatus = Status.ToString(),
        Total = Total,
        Freight = Money.Zero(Currency.CNY),
        Reference = request.Reference,
        Lines = [.. request.Lines.Select((line, number) => new UpstreamOrderLine(line.PurchaseKey, line.Quantity, line.UnitPrice) { Id = FormattableString.Invariant($"{id}-{number + 1}") })],
        CreatedAt = at,
        PaidAt = _paidAt,
        RefundIds = [.. _refunds],
    };
}
