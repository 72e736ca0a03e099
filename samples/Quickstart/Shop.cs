using System.Globalization;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Inventory;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;
using Spectre.Console;

namespace Quickstart;

/// <summary>A buying agent's shop, from a pasted link to a verified line.</summary>
internal sealed class Shop(
    ITenants tenants,
    ITenantScopeFactory scopes,
    ICatalogue catalogue,
    IShadowInventory inventory,
    SandboxClient control,
    TimeProvider time)
{
    private const int BrowseReads = 1000;
    private static readonly TenantId Lotus = new("lotus");
    private static readonly TenantId Panda = new("panda");
    private static readonly MarketplaceId[] Marketplaces = [Alibaba1688Marketplace.Id, TaobaoMarketplace.Id];

    /// <summary>A fixed rate, until settlement brings real ones.</summary>
    private readonly ExchangeRate _rate = new(Currency.CNY, Currency.EUR, 0.128m, "fixed for the sample", time.GetUtcNow());

    public static WarehouseAddress Warehouse { get; } = new()
    {
        Warehouse = new WarehouseId("guangzhou"),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "机场路 1 号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "仓库",
        ContactPhone = "13000000000",
    };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await OnboardAsync(cancellationToken);
        using var scope = scopes.Enter(Lotus);
        foreach (var marketplace in Marketplaces)
        {
            var listing = await PasteAsync(marketplace, cancellationToken);
            var product = await BrowseAsync(listing, cancellationToken);
            await SearchAsync(marketplace, cancellationToken);
            await VerifyAsync(product, cancellationToken);
        }
    }

    private static void Title(string text) => AnsiConsole.Write(new Rule(Markup.Escape(text)).LeftJustified());

    private async Task OnboardAsync(CancellationToken cancellationToken)
    {
        Title("Two buying agents");
        foreach (var (id, name) in new[] { (Lotus, "Lotus Daigou"), (Panda, "Panda Post") })
        {
            await tenants.OnboardAsync(id, name, cancellationToken);
            foreach (var marketplace in Marketplaces)
            {
                await tenants.ConnectAccountAsync(id, marketplace, new BuyingAccountId("main"), new AccountCredentials("sandbox-token"), cancellationToken);
            }

            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]{name}[/] ({id}) buys at {string.Join(" and ", Marketplaces)}");
        }
    }

    private async Task<ListingId> PasteAsync(MarketplaceId marketplace, CancellationToken cancellationToken)
    {
        Title($"A customer pastes what the app of {marketplace} gave him");
        var choice = (await control.GetListingsAsync(cancellationToken)).First(listing => listing.Marketplace == marketplace.Value && listing.Skus.Count > 1);
        var pasted = $"【{marketplace}】我发现了一个好货 😀 {choice.Url} 点击链接，直接打开";
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{pasted}[/]");
        return catalogue.Recognize(pasted) switch
        {
            LinkRecognition.Recognized recognized => recognized.Listing,
            LinkRecognition.NotRecognized unknown => throw new ReverseBuyException("link.not-recognized", unknown.Message),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    private async Task<Product> BrowseAsync(ListingId listing, CancellationToken cancellationToken)
    {
        if (await inventory.GetAsync(listing, cancellationToken) is not SnapshotRead.Found found)
        {
            throw new ReverseBuyException("listing.gone", $"Listing {listing} is no longer there.");
        }

        var product = found.Snapshot.Product;
        var table = new Table().Title(Markup.Escape(product.Title)).AddColumns("SKU", "Choice", "In China", "Here", "Stock");
        foreach (var sku in product.Skus)
        {
            var price = sku.Prices.UnitPriceAt(product.MinimumOrderQuantity);
            var choice = string.Join(", ", sku.Options.Select(option => option.TranslatedValue ?? option.Value));
            table.AddRow(sku.Id.Value, Markup.Escape(choice), price.ToString(), _rate.Convert(price).ToString(), sku.Availability.ToString());
        }

        AnsiConsole.Write(table);
        var before = await UpstreamCallsAsync(cancellationToken);
        for (var read = 0; read < BrowseReads; read++)
        {
            await inventory.GetAsync(listing, cancellationToken);
        }

        var further = await UpstreamCallsAsync(cancellationToken) - before;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{BrowseReads} browse reads, further upstream calls: [green]{further}[/]");
        return product;
    }

    private async Task SearchAsync(MarketplaceId marketplace, CancellationToken cancellationToken)
    {
        Title($"A search for 连衣裙 at {marketplace}");
        var page = await catalogue.SearchAsync(marketplace, new SearchQuery("连衣裙"), cancellationToken);
        foreach (var hit in page.Hits)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{hit.Id}  {hit.Title}  {hit.Price?.ToString() ?? "no price"}");
        }
    }

    private async Task VerifyAsync(Product product, CancellationToken cancellationToken)
    {
        Title("The price rises, then the customer orders");
        var sku = product.Skus[0];
        var quantity = product.MinimumOrderQuantity;
        await control.ChangePriceAsync(product.Id.Marketplace.Value, product.Id.Value, null, 1.2m, cancellationToken);
        var line = new VerificationLine(sku.Id, quantity, sku.Prices.UnitPriceAt(quantity));
        var verification = await inventory.VerifyAsync(new VerificationRequest([line]), cancellationToken);
        var told = verification.Lines[0].Difference switch
        {
            LineDifference.PriceMoved moved => $"the price moved from {moved.From} to {moved.To}",
            var other => other.GetType().Name,
        };
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{quantity} of {sku.Id}: [yellow]{told}[/]");
    }

    private async Task<int> UpstreamCallsAsync(CancellationToken cancellationToken) =>
        (await control.GetCountersAsync(cancellationToken)).ByLane.Values.Sum();
}
