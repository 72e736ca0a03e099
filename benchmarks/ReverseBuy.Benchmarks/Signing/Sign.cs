using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Benchmarks.Signing;

/// <summary>What it costs to sign a call, beside sorting, joining and hashing the straightforward way.</summary>
[MemoryDiagnoser]
[ProcessorTimeDiagnoser]
[MinColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class Sign
{
    private const string Secret = "aBcDeFgHiJkLmNoPqRsTuVwXyZ012345";
    private const string AlibabaPath = "param2/1/com.alibaba.fenxiao.crossborder/product.search.queryProductDetail/1000000";
    private const string TaobaoPath = "/traffic/item/get";

    private static readonly KeyValuePair<string, string>[] AlibabaForm =
    [
        new("offerDetailParam", """{"offerId":717970180560,"country":"en"}"""),
        new("access_token", "3a7f2c1e-6f0b-4c7e-9d4b-1b2c3d4e5f60"),
        new("_aop_timestamp", "1767323045000"),
    ];

    private static readonly KeyValuePair<string, string>[] TaobaoForm =
    [
        new("app_key", "500000"),
        new("access_token", "50000700a12pqmAdcnUkhGyFvXsWlzRj1c2d3e4fHTBVEyOrSgTMt8PwLmN"),
        new("sign_method", "sha256"),
        new("timestamp", "1767323045000"),
        new("item_resource", "taobao"),
        new("item_id", "731040994692"),
        new("language", "en"),
    ];

    /// <summary>Makes sure that both ways sign alike.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        if (Alibaba1688() != Alibaba1688Straightforward() || Taobao() != TaobaoStraightforward())
        {
            throw new InvalidOperationException("The two ways sign differently.");
        }
    }

    /// <summary>1688: HMAC-SHA1 over path and pairs.</summary>
    /// <returns>The signature.</returns>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("1688")]
    public string Alibaba1688Straightforward()
    {
        var text = AlibabaPath + string.Concat(AlibabaForm.Select(field => field.Key + field.Value).Order(StringComparer.Ordinal));
#pragma warning disable CA5350 // The platform demands SHA-1.
        return Convert.ToHexString(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }

    /// <summary>1688, as the connector does it.</summary>
    /// <returns>The signature.</returns>
    [Benchmark]
    [BenchmarkCategory("1688")]
    public string Alibaba1688() => Alibaba1688Signer.Sign(Secret, AlibabaPath, AlibabaForm);

    /// <summary>TaoWorld: HMAC-SHA256 over path, names and values.</summary>
    /// <returns>The signature.</returns>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Taobao")]
    public string TaobaoStraightforward()
    {
        var text = TaobaoPath + string.Concat(TaobaoForm.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
        return Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>TaoWorld, as the connector does it.</summary>
    /// <returns>The signature.</returns>
    [Benchmark]
    [BenchmarkCategory("Taobao")]
    public string Taobao() => TaobaoSigner.Sign(TaobaoPath, TaobaoForm, Secret);
}
