using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Snippets.Messaging;

internal sealed class ReviewReminder(HttpClient shop, TimeProvider time) : IEventHandler<ParcelDelivered>, ITimerHandler
{
    public const string Timer = "my-shop.review-reminder";

    public async ValueTask HandleAsync(EventContext context, ParcelDelivered @event, CancellationToken cancellationToken)
    {
        var unitOfWork = await context.BeginAsync(cancellationToken);
        foreach (var order in @event.Orders)
        {
            var key = new TimerKey(AggregateKey.Of(order), Timer);
            await unitOfWork.Timers.SetAsync(key, time.GetUtcNow().AddDays(7), payload: "", cancellationToken);
        }
    }

    public async ValueTask HandleAsync(TimerContext context, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"orders/{context.Timer.Key.Aggregate.Value}/reminders");
        request.Headers.Add("Idempotency-Key", context.Timer.Occurrence);
        using var response = await shop.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode(); // what is thrown is tried again
    }
}

internal static class ReviewReminders
{
    public static void Add(IReverseBuyBuilder builder) =>
        builder
            .AddEventHandler<ParcelDelivered, ReviewReminder>("review-reminder")
            .AddTimerHandler<ReviewReminder>(ReviewReminder.Timer);
}
