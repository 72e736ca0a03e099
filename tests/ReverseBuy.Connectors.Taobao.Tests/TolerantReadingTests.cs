using System.Text;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;
using ReverseBuy.Connectors.Taobao.Tests.Support;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Taobao.Tests;

/// <summary>The platform's numbers and texts change places without notice: however an answer is written, the same is read from it.</summary>
public sealed class TolerantReadingTests
{
    private const string Order = "200077867837";

    // Every sample with the operation that gets it and the call that reads it.
    private static readonly Dictionary<string, (string Path, string Sample, Func<TaobaoHost, Task<object?>> Read)> Readings = new()
    {
        ["search"] = ("/traffic/item/search", Samples.Search, async host =>
            await host.Seam<IProductSearch>().SearchAsync(TaobaoHost.Context, new SearchQuery("裙"), Cancellation)),
        ["image upload"] = ("/upload/image", Samples.ImageUpload, async host => await ByPictureAsync(host)),
        ["image search"] = ("/traffic/item/imgsearch", Samples.ImageSearch, async host => await ByPictureAsync(host)),
        ["item"] = ("/traffic/item/get", Samples.Item, async host => await ItemAsync(host)),
        ["product"] = ("/product/get", Samples.Product, async host => await OffersAsync(host, "5159117406243", "5159117406244", "9")),
        ["product without choices"] = ("/product/get", Samples.ProductWithoutChoices, async host => await OffersAsync(host, SkuId.OnlySku)),
        ["product not found"] = ("/product/get", Samples.NotFound, async host => await OffersAsync(host, "1")),
        ["preview"] = ("/purchase/order/render", Samples.Preview, async host => await Purchasing(host).PreviewAsync(TaobaoHost.Context, Purchase, Cancellation)),
        ["created"] = ("/purchase/order/create", Samples.Created, async host => await Purchasing(host).CreateAsync(TaobaoHost.Context, Purchase, Cancellation)),
        ["paid"] = ("/purchase/order/batch/pay", Samples.Paid, async host => new object[]
        {
            await Purchasing(host).PayAsync(TaobaoHost.Context, Order, Cancellation),
            await Purchasing(host).PayAsync(TaobaoHost.Context, "200077867840", Cancellation),
        }),
        ["cancelled"] = ("/purchase/order/asyn/cancel", Samples.Cancelled, async host =>
            await Purchasing(host).CancelAsync(TaobaoHost.Context, Order, Cancellation)),
        ["orders"] = ("/purchase/orders/query", Samples.Orders, async host => new object?[]
        {
            await host.Seam<IUpstreamOrders>().FindAsync(TaobaoHost.Context, Order, Cancellation),
            await host.Seam<IUpstreamOrders>().ListAsync(
                TaobaoHost.Context, new UpstreamOrderQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100)), Cancellation),
            await host.Seam<IDomesticTracking>().GetShipmentsAsync(TaobaoHost.Context, Order, Cancellation),
        }),
        ["logistics"] = ("/logistics/detail/get", Samples.Logistics, async host =>
            await host.Seam<IDomesticTracking>().GetShipmentsAsync(TaobaoHost.Context, Order, Cancellation)),
        ["refund"] = ("/order/refund/query", Samples.Refund, async host =>
            await host.Seam<IRefunds>().FindAsync(TaobaoHost.Context, "151200000000000007", Cancellation)),
        ["tokens"] = ("/auth/token/create", Samples.Tokens, async host =>
            await host.Seam<ITokenIssuer>().ExchangeAsync(TaobaoHost.Context, "code", new Uri("https://agent.example/back"), Cancellation)),
        ["tokens renewed"] = ("/auth/token/refresh", Samples.Tokens, async host =>
            await host.Seam<ITokenIssuer>().RefreshAsync(TaobaoHost.Context, new AccountCredentials("old") { RefreshToken = "old" }, Cancellation)),
        ["item not found"] = ("/traffic/item/get", Samples.ItemNotFound, async host => new object?[] { "No such product, which is no outage:", await ItemAsync(host) }),
        ["preview refused"] = ("/purchase/order/render", Samples.PreviewRefused, async host =>
            Assert.IsType<PurchasePreview.Refused>(await Purchasing(host).PreviewAsync(TaobaoHost.Context, Purchase, Cancellation))),
        ["creation refused"] = ("/purchase/order/create", Samples.CreatedRefused, async host =>
            Assert.IsType<PurchaseResult.Refused>(await Purchasing(host).CreateAsync(TaobaoHost.Context, Purchase, Cancellation))),
        ["cancellation refused"] = ("/purchase/order/asyn/cancel", Samples.CancelledRefused, async host =>
            await Purchasing(host).CancelAsync(TaobaoHost.Context, Order, Cancellation)),
        ["refund not found"] = ("/order/refund/query", Samples.RefundNotFound, async host => new object?[]
        {
            "No such refund, which is no outage:",
            await host.Seam<IRefunds>().FindAsync(TaobaoHost.Context, "1", Cancellation),
        }),
        ["translation"] = ("/product/translate/get", Samples.Translation, async host => await TranslatedAsync(host)),
    };

    private static int Mixtures { get; } = Environment.GetEnvironmentVariable("REVERSEBUY_FULL") == "1" ? 1000 : 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static PurchaseRequest Purchase => Purchases.Request(Purchases.Line("600084670918432591:32248575036476"));

    // Refusals of the gateway come in place of any answer; each makes the account wait or renew, so that each is read by a host of its own.
    private static readonly Dictionary<string, string> Refusals = new() { ["throttled"] = Samples.Throttled, ["token dead"] = Samples.TokenDead };

    public static TheoryData<string> RefusalNames => [.. Refusals.Keys];

    public static TheoryData<string> Names => [.. Readings.Keys];

    public static TheoryData<string> Pushes => [Samples.PushOfOrderStatus, Samples.PushOfOrderPrice, Samples.PushOfRefund];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task However_the_scalars_of_an_answer_are_written_the_same_is_read(string name)
    {
        var (path, sample, read) = Readings[name];
        var answer = sample;
        var gateway = Others(path).Answer(path, () => new HttpResponseMessage { Content = new StringContent(answer, Encoding.UTF8, "application/json") });
        await using var host = new TaobaoHost(gateway, options =>
        {
            options.Language = "en";
            options.TranslateMissing = path == TaobaoOperation.TranslateProduct.Path;
        });
        var expected = Text(await read(host));
        Assert.True(expected.Length > 20, $"Too little is read to tell a difference: {expected}");
        foreach (var written in Flips.Of(sample, Mixtures))
        {
            answer = written;
            var found = Text(await read(host));
            Assert.True(expected == found, $"{written}\nis read as\n{found}\nand not as\n{expected}");
        }
    }

    [Theory]
    [MemberData(nameof(RefusalNames))]
    public async Task However_a_refusal_of_the_gateway_is_written_the_same_is_read(string name)
    {
        var expected = await ReadAsync(Refusals[name]);
        foreach (var written in Flips.Of(Refusals[name], Mixtures))
        {
            Assert.Equal(expected, await ReadAsync(written));
        }

        static async Task<(MarketplaceErrorKind, string?, string?, TimeSpan?)> ReadAsync(string answer)
        {
            await using var host = new TaobaoHost(new ScriptedGateway().Answer("/traffic/item/get", answer), canRenew: false);
            var error = await Assert.ThrowsAsync<MarketplaceException>(() => ItemAsync(host));
            return (error.Kind, error.MarketplaceCode, error.RequestId, error.RetryAfter);
        }
    }

    [Fact]
    public void Every_operation_has_an_answer_that_is_read() => Assert.Equal(
        Operations.All.Select(operation => operation.Path).Order(StringComparer.Ordinal),
        Readings.Values.Select(reading => reading.Path).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_sample_is_read()
    {
        string[] read = [.. Readings.Values.Select(reading => reading.Sample), .. Refusals.Values, .. Pushes.Select(row => row.Data)];
        Assert.All(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Samples")), file => Assert.Contains(File.ReadAllText(file), read));
    }

    [Theory]
    [MemberData(nameof(Pushes))]
    public async Task However_the_scalars_of_a_push_are_written_the_same_is_read(string sample)
    {
        await using var host = new TaobaoHost();
        var receiver = host.Seam<ICallbackReceiver>();
        var expected = Hints(sample);
        foreach (var written in Flips.Of(sample, Mixtures))
        {
            Assert.Equal(expected, Hints(written));
        }

        string Hints(string push)
        {
            var body = Encoding.UTF8.GetBytes(push);
            var request = new CallbackRequest("key", "application/json", TaobaoSigner.SignPush("key", body, "secret"), body);
            var genuine = Assert.IsType<CallbackReading.Genuine>(receiver.Read(request, "secret"));
            Assert.NotEmpty(genuine.Hints);
            return genuine.Account + Text(genuine.Hints.Cast<object>());
        }
    }

    private static string Text(object? model) => JsonSerializer.Serialize(model);

    /// <summary>The unchanged answers of every other operation, for readings that need several.</summary>
    private static ScriptedGateway Others(string path)
    {
        var gateway = new ScriptedGateway();
        foreach (var (other, sample) in Readings.Values.Select(reading => (reading.Path, reading.Sample)).DistinctBy(reading => reading.Path))
        {
            if (other != path)
            {
                gateway.Answer(other, path == TaobaoOperation.TranslateProduct.Path ? sample.Replace("multi_language_info", "none", StringComparison.Ordinal) : sample);
            }
        }

        return gateway;
    }

    private static IPurchasing Purchasing(TaobaoHost host) => host.Seam<IPurchasing>();

    private static async Task<object?> ByPictureAsync(TaobaoHost host) =>
        await host.Seam<IImageSearch>().SearchAsync(TaobaoHost.Context, new ImageQuery(new byte[] { 0xFF, 0xD8, 0xFF }), Cancellation);

    private static async Task<Product?> ItemAsync(TaobaoHost host) =>
        await host.Seam<IProductSource>().FindAsync(TaobaoHost.Context, TaobaoHost.Listing("731040994692"), Cancellation);

    private static async Task<object?> TranslatedAsync(TaobaoHost host)
    {
        var product = await ItemAsync(host);
        Assert.Equal("Dress", product?.TranslatedTitle);
        return product;
    }

    private static async Task<object?> OffersAsync(TaobaoHost host, params string[] skus)
    {
        var lines = skus.Select(sku => new LiveOfferLine(new SkuId(TaobaoHost.Listing("731040994692"), sku), 1));
        var offers = await host.Seam<ILiveOffers>().GetAsync(TaobaoHost.Context, new LiveOfferRequest(Purchases.Warehouse, [.. lines]), Cancellation);
        Assert.Empty(offers.OfType<LiveOffer.Unreachable>());
        return offers.Cast<object>();
    }
}
