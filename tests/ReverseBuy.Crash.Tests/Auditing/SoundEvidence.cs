using ReverseBuy.Crash.Agency;
using ReverseBuy.Crash.Auditing;
using ReverseBuy.Orders;

namespace ReverseBuy.Crash.Tests.Auditing;

/// <summary>What is left of one order, bought in one purchase and sent in one parcel, when all went well. Tests change one thing of it.</summary>
internal static class SoundEvidence
{
    public static Guid Order { get; } = new("00000000-0000-0000-0000-000000000001");

    public static Guid Line { get; } = new("00000000-0000-0000-0000-000000000002");

    public static Guid Purchase { get; } = new("00000000-0000-0000-0000-000000000003");

    public static Guid Parcel { get; } = new("00000000-0000-0000-0000-000000000004");

    public static Guid Placed { get; } = new("00000000-0000-0000-0000-000000000005");

    public static Guid Completed { get; } = new("00000000-0000-0000-0000-000000000006");

    private static readonly AggregateKey OrderKey = new(AggregateKind.Order, Order);
    private static readonly AggregateKey ParcelKey = new(AggregateKind.Parcel, Parcel);
    private static readonly Receipt Receipt = new(OrderKey, "AwaitingPayment", 1);

    private static readonly EffectEvidence[] Effects =
    [
        new(Placed, OrderKey.ToString(), 1, "reversebuy.order.state-changed.v1"),
        new(Completed, OrderKey.ToString(), 9, "reversebuy.order.state-changed.v1"),
        .. Facts(OrderKey, "order.placed", "order.paid"),
        .. Facts(ParcelKey, "parcel.packed", "parcel.dispatched", "parcel.delivered"),
    ];

    public static Evidence Whole { get; } = new()
    {
        Acknowledgements = [new Acknowledgement("agent1", 1, "1-1-place", Receipt)],
        Tenants = [Tenant()],
        Upstream = [new UpstreamEvidence("1688", "U1", "R1", "Signed", [new UpstreamLineEvidence("L1", "S1", 2)])],
        Queued = 0,
        DeadLetters = 0,
    };

    /// <summary>The same with another tenant in place of its only one.</summary>
    public static Evidence With(Func<TenantEvidence, TenantEvidence> change) => Whole with { Tenants = [change(Whole.Tenants[0])] };

    private static TenantEvidence Tenant() => new()
    {
        Tenant = "agent1",
        Begun = ["customer-1"],
        Commands = [new CommandEvidence("1-1-place", Receipt)],
        Orders = [new OrderEvidence(Order, "customer-1", "Completed", 1000, 1000)],
        Lines = [new OrderLineEvidence(Order, Line, "L1", "S1", Delivered(), Delivered())],
        Purchases = [new PurchaseEvidence(Purchase, "1688", "Paid", "R1")],
        PurchaseLines = [new PurchaseLineEvidence(Purchase, Line, "L1", "S1", 2, 0)],
        KnownUpstream = [new KnownUpstreamEvidence(Purchase, "U1", "Received")],
        Money =
        [
            new MoneyEvidence(OrderKey, "Charge", 1000, 7813, "order"),
            new MoneyEvidence(OrderKey, "Capture", 1000, 7813, "pay"),
            new MoneyEvidence(ParcelKey, "Charge", 1450, null, "parcel"),
            new MoneyEvidence(ParcelKey, "Capture", 1450, null, "freight"),
        ],
        Parcels = [new ParcelEvidence(Parcel, "Delivered", 1450, 1450)],
        Holds = [new HoldEvidence(Line, 2, "Consumed"), new HoldEvidence(Line, 2, "Released")],
        Transitions = [new TransitionEvidence(OrderKey, 1, "AwaitingPayment"), new TransitionEvidence(OrderKey, 9, "Completed")],
        Marks = [.. Effects.SelectMany(effect => new[] { new MarkEvidence(effect.Event, "timeline"), new MarkEvidence(effect.Event, "witness") })],
        Effects = Effects,
        Timeline = [.. Effects.Select(effect => (effect.Event, Order))],
        Timers = [],
        Outbox = [],
    };

    private static IEnumerable<EffectEvidence> Facts(AggregateKey of, params string[] names) => names.Select(
        (name, index) => new EffectEvidence(new Guid((int)of.Kind + 1, (short)index, 0, new byte[8]), of.ToString(), index + 1, $"reversebuy.{name}.v1"));

    private static Dictionary<string, int> Delivered() => new(StringComparer.Ordinal) { ["Delivered"] = 2 };
}
