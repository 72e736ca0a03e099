using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReverseBuy.Fulfilment;
using ReverseBuy.Leaks.Tests.Facades;
using ReverseBuy.Leaks.Tests.Hosting;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Leaks.Tests.Web;

/// <summary>What a shop serves its customers. Each endpoint knows its tenant by the scope that it is run in, and by nothing else.</summary>
internal static class ShopEndpoints
{
    private static readonly SkuOrder s_order = new();

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var shop in new[] { endpoints.MapGroup("/api").RequireTenant(), endpoints.MapGroup("/shops/{tenant}/api").RequireTenant() })
        {
            shop.MapGet("/who", (ICurrentTenant current) => current.Id?.Value ?? string.Empty);
            shop.MapPost("/recipients", SaveAsync);
            shop.MapPost("/recipients/find", FindAsync);
            shop.MapPost("/orders", s_order.PlaceAsync);
            shop.MapGet("/orders", async (IOrders orders, CancellationToken cancellationToken) =>
                string.Join('\n', (await orders.ListAsync(new OrderQuery(), cancellationToken)).Select(order => $"{order.Id} {order.Lines[0].Title} {order.Charged}")));
            shop.MapGet("/streamed", StreamAsync);
        }

        endpoints.MapGet("/nobody", (ICurrentTenant current) => current.Id?.Value ?? string.Empty).AllowNoTenant();
        endpoints.MapReverseBuyCallbacks();
    }

    private static async Task<string> SaveAsync(HttpRequest request, IRecipients recipients, CancellationToken cancellationToken)
    {
        var name = await ReadAsync(request, cancellationToken);
        var saved = await recipients.SaveAsync(new CustomerId("customer-1"), new ImportData { Name = name, AddressLines = [name], City = "Köln", Country = "DE" }, cancellationToken);
        return saved.Value.ToString("N");
    }

    private static async Task<IResult> FindAsync(HttpRequest request, IRecipients recipients, CancellationToken cancellationToken) =>
        await recipients.FindAsync(new RecipientId(Guid.ParseExact(await ReadAsync(request, cancellationToken), "N")), cancellationToken) is { } recipient
            ? Results.Text(recipient.Data.Name)
            : Results.NotFound();

    // The answer is on its way already when the facade is asked again.
    private static async Task StreamAsync(HttpContext context, ICurrentTenant current, IOrders orders)
    {
        for (var part = 0; part < 3; part++)
        {
            var count = (await orders.ListAsync(new OrderQuery(), context.RequestAborted)).Count;
            await context.Response.WriteAsync($"{current.Id} {count}\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static async Task<string> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    // The same goods, customer and key of the command for all tenants.
    private sealed class SkuOrder
    {
        private readonly Catalogue.SkuId _sku = new(new Catalogue.ListingId(Agency.North, "1001"), Catalogue.SkuId.OnlySku);

        public async Task<IResult> PlaceAsync(HttpRequest request, IOrders orders, CancellationToken cancellationToken)
        {
            var lines = (await ReadAsync(request, cancellationToken)).Split('\n');
            var line = new Inventory.VerificationLine(_sku, 1, Money.Parse(lines[1]));
            var result = await orders.PlaceAsync(
                new PlaceOrder(new CustomerId("customer-1"), [line], Currency.EUR) { Country = "DE" }, new Command(new IdempotencyKey(lines[0]), new Actor(ActorKind.Customer, "customer-1")), cancellationToken);
            return result is PlaceOrderResult.Placed placed ? Results.Text(placed.Order.Value.ToString("N")) : Results.Conflict(result.GetType().Name);
        }
    }
}
