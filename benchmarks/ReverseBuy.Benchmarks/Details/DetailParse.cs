using System.Net;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Alibaba1688.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Benchmarks.Details;

/// <summary>From the bytes of a full detail answer to the product, beside parsing into Newtonsoft's JObject first. Descriptions stay raw on both sides.</summary>
/// <remarks>The connectors' side parses into rented memory and gives it back, as every call does.</remarks>
[MemoryDiagnoser]
[ProcessorTimeDiagnoser]
[MinColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class DetailParse
{
    private readonly Alibaba1688Options _options = new();

    /// <summary>Makes sure that both ways read the same product.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        SameProduct.Require(Alibaba1688JObject(), Alibaba1688());
        SameProduct.Require(TaobaoJObject(), Taobao());
    }

    /// <summary>1688 by JObject.</summary>
    /// <returns>The product.</returns>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("1688")]
    public Product Alibaba1688JObject() => NewtonsoftAlibaba1688.Read(DetailAnswers.Alibaba1688Listing, DetailAnswers.Alibaba1688);

    /// <summary>1688 as the connector reads it.</summary>
    /// <returns>The product.</returns>
    [Benchmark]
    [BenchmarkCategory("1688")]
    public Product Alibaba1688()
    {
        using var document = WireDocument.Parse(DetailAnswers.Alibaba1688);
        return OfferDetail.Read(_options, document.Root, DetailAnswers.Alibaba1688Listing)!.Product;
    }

    /// <summary>Taobao by JObject.</summary>
    /// <returns>The product.</returns>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Taobao")]
    public Product TaobaoJObject() => NewtonsoftTaobao.Read(DetailAnswers.TaobaoListing, DetailAnswers.Taobao);

    /// <summary>Taobao as the connector reads it.</summary>
    /// <returns>The product.</returns>
    [Benchmark]
    [BenchmarkCategory("Taobao")]
    public Product Taobao()
    {
        using var document = WireDocument.Parse(DetailAnswers.Taobao);
        var answer = new CallAnswer(HttpStatusCode.OK, document.Root);
        return TaobaoProductReader.Read(DetailAnswers.TaobaoListing, TaobaoEnvelopeReader.Read(TaobaoOperation.GetItem, answer).RequireData());
    }
}
