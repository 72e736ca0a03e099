using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Following;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Flooding;

/// <summary>What tenants do: they verify, raise events, place orders, and are told things by the marketplace.</summary>
internal sealed class Deeds(IServiceProvider services, IReadOnlyList<VerificationLine> shelf)
{
    private static readonly TimeSpan Deadline = new InventoryOptions().VerificationDeadline;

    private readonly ITenantStorage _storage = services.GetRequiredService<ITenantStorage>();
    private readonly IOrderVerification _verification = services.GetRequiredService<IOrderVerification>();
    private readonly ITenantScopeFactory _scopes = services.GetRequiredService<ITenantScopeFactory>();
    private readonly IOrders _orders = services.GetRequiredService<IOrders>();
    private readonly EventCatalogue _events = services.GetRequiredService<EventCatalogue>();
    private readonly IIdGenerator _ids = services.GetRequiredService<IIdGenerator>();
    private readonly OutboxWatch _watch = services.GetRequiredService<OutboxWatch>();

    /// <summary>What a tenant does that is watched: an event, and a verification.</summary>
    public async Task LiveAsync(TenantId tenant, int number, PartResult part, CancellationToken cancellationToken)
    {
        await RaiseAsync(tenant, part, cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        var isAnswered = await VerifyAsync(tenant, number, cancellationToken);
        var took = Stopwatch.GetElapsedTime(begun);
        part.Verification.Add(took);
        if (!isAnswered || took > Deadline)
        {
            Interlocked.Increment(ref part.Late);
        }
    }

    /// <summary>What the one tenant does: by turns an event, a verification, an order and a callback.</summary>
    public async Task FloodAsync(TenantId tenant, int number, CancellationToken cancellationToken)
    {
        switch (number % 4)
        {
            case 0:
                await RaiseAsync(tenant, part: null, cancellationToken);
                break;
            case 1:
                await VerifyAsync(tenant, number, cancellationToken);
                break;
            case 2:
                await PlaceAsync(tenant, number, cancellationToken);
                break;
            default:
                await TakeCallbackAsync(tenant, number, cancellationToken);
                break;
        }
    }

    private VerificationLine LineOf(int number) => shelf[number % shelf.Count];

    private async Task<bool> VerifyAsync(TenantId tenant, int number, CancellationToken cancellationToken)
    {
        var verified = await _verification.VerifyAsync(tenant, new VerificationRequest([LineOf(number)]), cancellationToken);
        return verified.Lines.All(line => line.Difference is not (LineDifference.Unreachable or LineDifference.NotAsked));
    }

    private async Task RaiseAsync(TenantId tenant, PartResult? part, CancellationToken cancellationToken)
    {
        var (order, id) = (_ids.NewId<OrderId>(), _ids.NewId<EventId>());
        var (type, data) = _events.Write(new OrderPlaced(order));
        await using var unit = await _storage.BeginAsync(tenant, cancellationToken);
        var envelope = new EventEnvelope
        {
            Id = id,
            Type = type,
            Tenant = tenant,
            Aggregate = AggregateKey.Of(order),
            Version = 1,
            OccurredAt = TimeProvider.System.GetUtcNow(),
            Correlation = "flooding",
            Data = data,
        };
        await unit.Outbox.AddAsync(envelope, cancellationToken);
        if (part is not null)
        {
            _watch.Expect(id, part);
        }

        await unit.CommitAsync(cancellationToken);
    }

    private async Task PlaceAsync(TenantId tenant, int number, CancellationToken cancellationToken)
    {
        using var scope = _scopes.Enter(tenant);
        var command = new Command(new IdempotencyKey(FormattableString.Invariant($"flood-{number}")), new Actor(ActorKind.Customer, "flood"));
        await _orders.PlaceAsync(new PlaceOrder(new CustomerId("customer"), [LineOf(number)], Currency.EUR), command, cancellationToken);
    }

    private async Task TakeCallbackAsync(TenantId tenant, int number, CancellationToken cancellationToken)
    {
        var id = FormattableString.Invariant($"flood-{number}");
        await using var unit = await _storage.BeginAsync(tenant, cancellationToken);
        var message = new ReceivedMessage(
            ReceivedKey.Of(Alibaba1688Marketplace.Id, new BuyingAccountId("main"), id),
            TimeProvider.System.GetUtcNow(),
            [new UpstreamOrderHint(Alibaba1688Marketplace.Id, At: null, id, Reference: null)]);
        await unit.Received.AddAsync(message, cancellationToken);
        unit.WakeAfterCommit(WorkerNames.Received);
        await unit.CommitAsync(cancellationToken);
    }
}
