using System.Text.Json.Serialization;

namespace ReverseBuy.Messaging;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CustomerAsked))]
[JsonSerializable(typeof(IntakeExceptionRaised))]
[JsonSerializable(typeof(ItemsStored))]
[JsonSerializable(typeof(LineOutOfStock))]
[JsonSerializable(typeof(OrderPaid))]
[JsonSerializable(typeof(OrderPlaced))]
[JsonSerializable(typeof(OrderStateChanged))]
[JsonSerializable(typeof(PackageArrived))]
[JsonSerializable(typeof(PackageStateChanged))]
[JsonSerializable(typeof(ParcelDelivered))]
[JsonSerializable(typeof(ParcelDispatched))]
[JsonSerializable(typeof(ParcelPacked))]
[JsonSerializable(typeof(ParcelStateChanged))]
[JsonSerializable(typeof(PriceChangeDetected))]
[JsonSerializable(typeof(PurchaseOrderStateChanged))]
[JsonSerializable(typeof(PurchaseOutcomeUnknown))]
[JsonSerializable(typeof(QuestionClosed))]
[JsonSerializable(typeof(RefundDue))]
[JsonSerializable(typeof(ReturnRequested))]
[JsonSerializable(typeof(StockHoldRefused))]
[JsonSerializable(typeof(TopUpRequested))]
[JsonSerializable(typeof(UpstreamShipped))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
