using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Messaging;

namespace ReverseBuy.Snippets.Messaging;

internal sealed class ForwardToShop(HttpClient shop) : IEventHandler<ParcelDispatched>, IEventHandler<ParcelDelivered>
{
    public async ValueTask HandleAsync(EventContext context, ParcelDispatched @event, CancellationToken cancellationToken) =>
        await SendAsync(context, $"parcels/{@event.Parcel}/dispatched", cancellationToken);

    public async ValueTask HandleAsync(EventContext context, ParcelDelivered @event, CancellationToken cancellationToken) =>
        await SendAsync(context, $"parcels/{@event.Parcel}/delivered", cancellationToken);

    private async Task SendAsync(EventContext context, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Idempotency-Key", context.Envelope.Id.ToString());
        using var response = await shop.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode(); // what is thrown is tried again
        context.Result = $"told the shop: {path}";
    }
}

internal static class ForwardingHost
{
    public static void Build(IReverseBuyBuilder builder)
    {
        builder
            .AddEventHandler<ParcelDispatched, ForwardToShop>("shop")
            .AddEventHandler<ParcelDelivered, ForwardToShop>("shop");
    }
}
