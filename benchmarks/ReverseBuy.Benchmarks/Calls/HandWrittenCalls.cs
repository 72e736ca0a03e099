using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using ReverseBuy.Benchmarks.Details;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Benchmarks.Calls;

/// <summary>
/// The same calls as somebody would write them for one host and one account: HttpClient, the straightforward signature, source-generated parsing,
/// a mapping that believes the documentation. No budget, no token, no retry, no breaker, no span, no figures.
/// </summary>
internal sealed class HandWrittenCalls : IDisposable
{
    public const string AppKey = "500000";
    public const string AppSecret = "aBcDeFgHiJkLmNoPqRsTuVwXyZ012345";
    public const string Token = "50000700a12pqmAdcnUkhGyFvXsWlzRj1c2d3e4fHTBVEyOrSgTMt8PwLmN";

    private const string AlibabaPath = $"param2/1/com.alibaba.fenxiao.crossborder/product.search.queryProductDetail/{AppKey}";
    private const string TaobaoPath = "/traffic/item/get";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ActivityHeadersPropagator = null });
    private readonly Uri _alibaba1688;
    private readonly Uri _taobao;

    public HandWrittenCalls(AnsweringServer server)
    {
        _alibaba1688 = new Uri(server.Alibaba1688, AlibabaPath);
        _taobao = new Uri(server.Taobao.AbsoluteUri + TaobaoPath);
    }

    public async Task<Product> Alibaba1688Async(ListingId listing)
    {
        using var response = await _client.PostAsync(_alibaba1688, Alibaba1688Form(listing));
        var answer = await response.Content.ReadFromJsonAsync(WireContext.Default.AlibabaAnswer);
        return answer!.ToProduct(listing);
    }

    public async Task<Product> TaobaoAsync(ListingId listing)
    {
        using var response = await _client.PostAsync(_taobao, TaobaoForm(listing));
        var answer = await response.Content.ReadFromJsonAsync(WireContext.Default.TaobaoAnswer);
        return answer!.ToProduct(listing);
    }

    /// <summary>Sends the call and reads the bytes: what both ways have in common, the server's work included.</summary>
    public async Task<int> TransportAsync(MarketplaceId marketplace, ListingId listing)
    {
        var isTaobao = marketplace == DetailAnswers.TaobaoListing.Marketplace;
        using var response = await _client.PostAsync(isTaobao ? _taobao : _alibaba1688, isTaobao ? TaobaoForm(listing) : Alibaba1688Form(listing));
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    public void Dispose() => _client.Dispose();

    private static FormUrlEncodedContent Alibaba1688Form(ListingId listing)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("offerDetailParam", $$"""{"offerId":{{listing.Value}},"country":"en"}"""),
            new("access_token", Token),
            new("_aop_timestamp", Now()),
        ];
        var text = AlibabaPath + string.Concat(form.Select(field => field.Key + field.Value).Order(StringComparer.Ordinal));
#pragma warning disable CA5350 // The platform demands SHA-1.
        form.Add(new("_aop_signature", Convert.ToHexString(HMACSHA1.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(text)))));
#pragma warning restore CA5350
        return new FormUrlEncodedContent(form);
    }

    private static FormUrlEncodedContent TaobaoForm(ListingId listing)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("app_key", AppKey),
            new("access_token", Token),
            new("sign_method", "sha256"),
            new("timestamp", Now()),
            new("item_resource", "taobao"),
            new("item_id", listing.Value),
            new("language", "en"),
        ];
        var text = TaobaoPath + string.Concat(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
        form.Add(new("sign", Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), Encoding.UTF8.GetBytes(text)))));
        return new FormUrlEncodedContent(form);
    }

    private static string Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
