using System.Globalization;
using System.Text.Json.Serialization;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Pinduoduo;
using ReverseBuy.Sandbox.Taobao;

namespace ReverseBuy.Sandbox.Orders;

/// <summary>An upstream order as the platform keeps it; its state follows from these times (see <see cref="OrderTimeline"/>).</summary>
internal sealed class OrderRecord
{
    public required string Marketplace { get; init; }

    public required long Id { get; init; }

    /// <summary>The buyer's own number (outOrderId, outer_purchase_id), or what a link carried (custom_parameters), or empty.</summary>
    public required string Reference { get; init; }

    public required long SellerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required long PostFeeFen { get; set; }

    public required IReadOnlyList<OrderLineRecord> Lines { get; init; }

    /// <summary>To whom it is sent, where the marketplace gives it back.</summary>
    public OrderReceiver? Receiver { get; init; }

    public DateTimeOffset? PayAcceptedAt { get; set; }

    /// <summary>When the buyer said that the goods had come, before the carrier did.</summary>
    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>When a cancellation takes effect.</summary>
    public DateTimeOffset? CancelledAt { get; set; }

    public string? CancelReason { get; set; }

    /// <summary>When the seller last changed what it costs.</summary>
    public DateTimeOffset? RepricedAt { get; set; }

    /// <summary>What a create call of Taobao said of it beside the goods; null at other marketplaces.</summary>
    public TaobaoPurchaseNotes? TaobaoNotes { get; set; }

    /// <summary>The last stage that pushes have told of.</summary>
    public OrderStage? ToldStage { get; set; }

    /// <summary>What it is known by outside.</summary>
    [JsonIgnore]
    public string PublicId => Marketplace == Marketplaces.Pinduoduo ? PinduoduoNames.NumberOf(this) : Id.ToString(CultureInfo.InvariantCulture);

    public long GoodsFen => Lines.Sum(line => line.AmountFen);

    public long TotalFen => GoodsFen + PostFeeFen;
}
