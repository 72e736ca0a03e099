using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Snippets.Messaging;

public sealed record ReviewInvited(OrderId Order) : IReverseBuyEvent
{
    [JsonIgnore]
    public IReadOnlyList<OrderId> Orders => [Order];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReviewInvited))]
internal sealed partial class ShopEvents : JsonSerializerContext;

internal static class ShopEventsHost
{
    public static void Build(IServiceCollection services)
    {
        services.AddSingleton(new EventDescriptor("my-shop.review-invited.v1", ShopEvents.Default.ReviewInvited));
    }
}

internal sealed class InviteReview(EventCatalogue catalogue, IIdGenerator ids, TimeProvider time) : IEventHandler<ParcelDelivered>
{
    public async ValueTask HandleAsync(EventContext context, ParcelDelivered @event, CancellationToken cancellationToken)
    {
        var unitOfWork = await context.BeginAsync(cancellationToken); // after every call outside, and once
        foreach (var order in @event.Orders)
        {
            var (type, data) = catalogue.Write(new ReviewInvited(order));
            await unitOfWork.Outbox.AddAsync(
                context.Envelope with
                {
                    Id = ids.NewId<EventId>(),
                    Type = type,
                    OccurredAt = time.GetUtcNow(),
                    CausedBy = context.Envelope.Id,
                    Data = data,
                },
                cancellationToken);
        }

        context.Result = $"invited {@event.Orders.Count} review(s)"; // and return: the dispatcher commits, with the mark
    }
}
