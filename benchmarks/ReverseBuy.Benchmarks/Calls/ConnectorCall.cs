using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using ReverseBuy.Benchmarks.Details;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Benchmarks.Calls;

/// <summary>A whole call over loopback (sign, send, read, map), beside a hand-written one and beside the bare exchange of the same bytes.</summary>
[MemoryDiagnoser]
[ProcessorTimeDiagnoser]
[MinColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ConnectorCall
{
    private AnsweringServer _server = null!;
    private ConnectorHost _host = null!;
    private HandWrittenCalls _handWritten = null!;
    private IProductSource _alibaba1688 = null!;
    private IProductSource _taobao = null!;

    /// <summary>Starts the server and makes sure that both ways read the same product.</summary>
    /// <returns>A task.</returns>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _server = await AnsweringServer.StartAsync();
        _host = new ConnectorHost(_server);
        _handWritten = new HandWrittenCalls(_server);
        _alibaba1688 = _host.Source(DetailAnswers.Alibaba1688Listing.Marketplace);
        _taobao = _host.Source(DetailAnswers.TaobaoListing.Marketplace);
        SameProduct.Require(await Alibaba1688HandWritten(), (await Alibaba1688())!);
        SameProduct.Require(await TaobaoHandWritten(), (await Taobao())!);
    }

    /// <summary>Stops the server.</summary>
    /// <returns>A task.</returns>
    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        _handWritten.Dispose();
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>1688, signed and sent, its answer left unread.</summary>
    /// <returns>The length of the answer.</returns>
    [Benchmark]
    [BenchmarkCategory("1688")]
    public Task<int> Alibaba1688Transport() => _handWritten.TransportAsync(DetailAnswers.Alibaba1688Listing.Marketplace, DetailAnswers.Alibaba1688Listing);

    /// <summary>1688, by hand.</summary>
    /// <returns>The product.</returns>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("1688")]
    public Task<Product> Alibaba1688HandWritten() => _handWritten.Alibaba1688Async(DetailAnswers.Alibaba1688Listing);

    /// <summary>1688, by the connector.</summary>
    /// <returns>The product.</returns>
    [Benchmark]
    [BenchmarkCategory("1688")]
    public Task<Product?> Alibaba1688() => _alibaba1688.FindAsync(ConnectorHost.Context, DetailAnswers.Alibaba1688Listing, CancellationToken.None).AsTask();

    /// <summary>Taobao, signed and sent, its answer left unread.</summary>
    /// <returns>The length of the answer.</returns>
    [Benchmark]
    [BenchmarkCategory("Taobao")]
    public Task<int> TaobaoTransport() => _handWritten.TransportAsync(DetailAnswers.TaobaoListing.Marketplace, DetailAnswers.TaobaoListing);

    /// <summary>Taobao, by hand.</summary>
    /// <returns>The product.</returns>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Taobao")]
    public Task<Product> TaobaoHandWritten() => _handWritten.TaobaoAsync(DetailAnswers.TaobaoListing);

    /// <summary>Taobao, by the connector.</summary>
    /// <returns>The product.</returns>
    [Benchmark]
    [BenchmarkCategory("Taobao")]
    public Task<Product?> Taobao() => _taobao.FindAsync(ConnectorHost.Context, DetailAnswers.TaobaoListing, CancellationToken.None).AsTask();
}
