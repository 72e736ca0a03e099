using ReverseBuy.Sandbox.Alibaba1688.Tokens;
using ReverseBuy.Sandbox.Jd.Tokens;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.Taobao;

namespace ReverseBuy.Sandbox.State;

/// <summary>Everything that outlives a call; what the state file holds. Guarded by <see cref="World"/>.</summary>
internal sealed class SandboxState
{
    public TimeSpan ClockOffset { get; set; }

    /// <summary>How many orders and lines were ever numbered; ids are made of it.</summary>
    public long Sequence { get; set; }

    public List<OrderRecord> Orders { get; init; } = [];

    /// <summary>Taobao items that may be ordered, because <c>/product/get</c> registered them.</summary>
    public SortedSet<long> RegisteredItems { get; init; } = [];

    /// <summary>Pictures that were uploaded to Taobao, by the number a search names them with.</summary>
    public SortedSet<string> TaobaoPictures { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Codes of consents at Taobao, and until when they can be exchanged.</summary>
    public SortedDictionary<string, DateTimeOffset> TaobaoCodes { get; init; } = new(StringComparer.Ordinal);

    public List<TaobaoTokenRecord> TaobaoTokens { get; init; } = [];

    public List<TaobaoRefundRecord> TaobaoRefunds { get; init; } = [];

    public SortedDictionary<string, decimal> PriceFactors { get; init; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> StockLevels { get; init; } = new(StringComparer.Ordinal);

    public SortedSet<string> Delisted { get; init; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> CallsByLane { get; init; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> CallsByOperation { get; init; } = new(StringComparer.Ordinal);

    public List<SandboxFault> Faults { get; init; } = [];

    public List<RefundRecord> Refunds { get; init; } = [];

    /// <summary>Pictures that were uploaded to 1688, by the id a search names them with, and the family of goods they show.</summary>
    public SortedDictionary<string, int> Alibaba1688Pictures { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Addresses that uploaded vouchers got at 1688; a refund takes no others.</summary>
    public SortedSet<string> Alibaba1688Vouchers { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Offers of 1688 that are followed: there are messages of these alone.</summary>
    public SortedSet<long> FollowedOffers { get; init; } = [];

    /// <summary>Codes of consents at 1688, and until when they can be exchanged.</summary>
    public SortedDictionary<string, DateTimeOffset> Alibaba1688Codes { get; init; } = new(StringComparer.Ordinal);

    public List<Alibaba1688TokenRecord> Alibaba1688Tokens { get; init; } = [];

    public List<JdTokenRecord> JdTokens { get; init; } = [];

    public List<PushSubscription> PushSubscriptions { get; init; } = [];

    /// <summary>How many messages were ever written.</summary>
    public long PushSequence { get; set; }

    /// <summary>The last messages, the oldest first.</summary>
    public List<PushRecord> Pushes { get; init; } = [];
}
