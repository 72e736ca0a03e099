using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace Quickstart;

/// <summary>
/// The first part of the tour at the real marketplaces: link, search, product, verification. It stops before buying. Keys, secrets and tokens
/// come from the configuration (<c>ReverseBuy:Alibaba1688:AppKey</c>, <c>…:AppSecret</c>, <c>…:AccessToken</c>; the same for <c>Taobao</c>).
/// </summary>
internal static class LiveTour
{
    private static readonly (string Section, MarketplaceId Marketplace)[] Known = [("Alibaba1688", Alibaba1688Marketplace.Id), ("Taobao", TaobaoMarketplace.Id)];

    public static async Task RunAsync(QuickstartSettings settings, Screen screen, CancellationToken cancellationToken)
    {
        using var folder = new WorkFolder(settings.DataFolder);
        var connected = new List<(MarketplaceId Marketplace, string Token)>();
        using var host = Shop.Build(folder.Path, (builder, reverseBuy) => connected.AddRange(Connect(builder.Configuration, reverseBuy)));
        if (connected.Count == 0)
        {
            throw new QuickstartException(
                "live.no-credentials",
                "--live needs the credentials of at least one marketplace in the configuration: ReverseBuy:Alibaba1688:AppKey, AppSecret and AccessToken, "
                + "or the same of ReverseBuy:Taobao. As environment variables they are written ReverseBuy__Alibaba1688__AppKey and so on.");
        }

        await Shop.RunAsync(host, services => RunAsync(services, settings, screen, connected, cancellationToken), cancellationToken);
    }

    private static async Task RunAsync(
        IServiceProvider services, QuickstartSettings settings, Screen screen, List<(MarketplaceId Marketplace, string Token)> connected, CancellationToken cancellationToken)
    {
        var tenants = services.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(Agents.Lotus, "Lotus Daigou", cancellationToken);
        foreach (var (marketplace, token) in connected)
        {
            await tenants.ConnectAccountAsync(Agents.Lotus, marketplace, new BuyingAccountId("main"), new AccountCredentials(token), new Actor(ActorKind.Host, "quickstart"), cancellationToken);
        }

        using (services.GetRequiredService<ITenantScopeFactory>().Enter(Agents.Lotus))
        {
            screen.Finish(await LookAsync(services, settings, screen, connected[0].Marketplace, cancellationToken));
        }
    }

    private static IEnumerable<(MarketplaceId Marketplace, string Token)> Connect(ConfigurationManager configuration, IReverseBuyBuilder builder)
    {
        foreach (var (name, marketplace) in Known)
        {
            var section = configuration.GetSection("ReverseBuy:" + name);
            var (key, secret, token) = (section["AppKey"], section["AppSecret"], section["AccessToken"]);
            if (key is null && secret is null && token is null)
            {
                continue;
            }

            if (key is null || secret is null || token is null)
            {
                throw new QuickstartException(
                    "live.credentials-incomplete", $"ReverseBuy:{name} needs AppKey, AppSecret and AccessToken; at least one of them is missing from the configuration.");
            }

            // Another endpoint is for tests; without it the connector calls the marketplace itself.
            var endpoint = section["Endpoint"] is { } address ? new Uri(address) : null;
            if (name == "Taobao")
            {
                builder.AddTaobao(connector => (connector.AppKey, connector.AppSecret, connector.Endpoint) = (key, secret, endpoint ?? connector.Endpoint));
            }
            else
            {
                builder.AddAlibaba1688(connector => (connector.AppKey, connector.AppSecret, connector.Endpoint) = (key, secret, endpoint ?? connector.Endpoint));
            }

            yield return (marketplace, token);
        }
    }

    private static async Task<object> LookAsync(
        IServiceProvider services, QuickstartSettings settings, Screen screen, MarketplaceId marketplace, CancellationToken cancellationToken)
    {
        var catalogue = services.GetRequiredService<ICatalogue>();
        var inventory = services.GetRequiredService<IShadowInventory>();
        await screen.StepAsync($"A search for 连衣裙 at {marketplace}", cancellationToken);
        var page = await catalogue.SearchAsync(marketplace, new SearchQuery("连衣裙"), cancellationToken);
        foreach (var hit in page.Hits)
        {
            screen.Say($"{hit.Id}  {hit.Title}  {hit.Price?.ToString() ?? "no price"}");
        }

        var listing = settings.Link is { } pasted
            ? catalogue.Recognize(pasted) is LinkRecognition.Recognized recognized
                ? recognized.Listing
                : throw new QuickstartException("link.not-recognized", "The text of --link holds no link of a marketplace that is connected.")
            : page.Hits.Count > 0 ? page.Hits[0].Id : throw new QuickstartException("search.empty", "The search found nothing; name a listing with --link.");
        await screen.StepAsync($"Listing {listing}", cancellationToken);
        if (await inventory.GetAsync(listing, cancellationToken) is not SnapshotRead.Found found)
        {
            throw new QuickstartException("listing.gone", $"{listing.Marketplace} knows no listing {listing.Value}.");
        }

        var product = found.Snapshot.Product;
        screen.Show(ProductTable.Of(product));
        var sku = product.Skus[0];
        var quantity = Math.Max(product.MinimumOrderQuantity, product.LotSize);
        await screen.StepAsync("Verification, as right before an order", cancellationToken);
        var line = new VerificationLine(sku.Id, quantity, sku.Prices.UnitPriceAt(quantity));
        var verified = (await inventory.VerifyAsync(new VerificationRequest([line]), cancellationToken)).Lines[0];
        screen.Say($"{quantity} of {sku.Id}: [yellow]{verified.Difference.GetType().Name}[/]. Here the live tour stops; nothing was bought.");
        return new
        {
            Marketplace = marketplace.Value,
            SearchHits = page.Hits.Count,
            Listing = listing.ToString(),
            product.Title,
            Skus = product.Skus.Count,
            Verification = verified.Difference.GetType().Name,
        };
    }
}
