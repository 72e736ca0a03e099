using Microsoft.Extensions.DependencyInjection;
using ReverseBuy;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace NativeConsole;

/// <summary>Looks at every marketplace: searches, and reads what was found first.</summary>
internal static class Look
{
    private static readonly ConnectorContext Context = new(new TenantId("lotus"), new BuyingAccountId("main"), CallLane.Browse);

    /// <returns>0 when every marketplace answered and what it answered holds together; else 1.</returns>
    public static async Task<int> AtAllAsync(ShopSettings settings, string keyword, CancellationToken cancellationToken)
    {
        await using var services = Shop.Build(settings);
        var connectors = services.GetRequiredService<IConnectors>();
        var tenants = services.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(Context.Tenant, "Lotus Daigou", cancellationToken);

        var status = 0;
        foreach (var connector in connectors.All)
        {
            try
            {
                await tenants.ConnectAccountAsync(Context.Tenant, connector.Marketplace, Context.Account, settings.Credentials, new Actor(ActorKind.Host, "native-console"), cancellationToken);
                Console.WriteLine(await AtOneAsync(connectors, connector, keyword, cancellationToken));
            }
            catch (Exception exception) when (exception is ReverseBuyException or UnexpectedAnswerException)
            {
                await Console.Error.WriteLineAsync($"{connector.DisplayName}: {exception.Message}");
                status = 1;
            }
        }

        return status;
    }

    private static async Task<string> AtOneAsync(IConnectors connectors, ConnectorDescriptor connector, string keyword, CancellationToken cancellationToken)
    {
        var page = await connectors.Require<IProductSearch>(connector.Marketplace).SearchAsync(Context, new SearchQuery(keyword), cancellationToken);
        var hit = page.Hits.Count > 0 ? page.Hits[0] : throw new UnexpectedAnswerException($"Nothing was found for '{keyword}'.");
        var product = await connectors.Require<IProductSource>(connector.Marketplace).FindAsync(Context, hit.Id, cancellationToken)
            ?? throw new UnexpectedAnswerException($"{hit.Id} was found and is not there.");
        Require(product.Id == hit.Id && product.Title == hit.Title, $"{hit.Id} was found under another title than it has.");
        Require(product.Skus.Count > 0 && product.Images.Count > 0, $"{hit.Id} has no choices or no pictures.");
        Require(product.Skus.All(sku => sku.Prices.First.Amount > 0), $"{hit.Id} has a choice without a price.");
        var cheapest = product.Skus.Select(sku => sku.Prices.First).Min();
        return $"{product.Id} {product.Skus.Count} SKUs from {cheapest}: {product.Title}";
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new UnexpectedAnswerException(message);
        }
    }
}
