using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary>
/// What placing an order costs that survives a power cut: idempotency key, stock looked at and held for three lines, the order with them, its transition, its
/// charge, its two events and the end of its payment window, in one commit. Beside ADO.NET and EF Core by hand, which write the same rows with the same columns and indexes.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 3, iterationCount: 12)]
public class PlaceOrder
{
    private const int Orders = 200;

    private IPlacing _placing = null!;
    private int _placed;

    [Params(Engine.Sqlite, Engine.PostgreSql)]
    public Engine Engine { get; set; }

    [Params(1, 8)]
    public int Workers { get; set; }

    [GlobalSetup(Target = nameof(Raw))]
    public Task StartRawAsync() => StartAsync(RawPlacing.StartAsync);

    [GlobalSetup(Target = nameof(PlainEf))]
    public Task StartPlainAsync() => StartAsync(PlainPlacing.StartAsync);

    [GlobalSetup(Target = nameof(ReverseBuy))]
    public Task StartReverseBuyAsync() => StartAsync(ReverseBuyPlacing.StartAsync);

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        var rows = await _placing.CountAsync();
        await _placing.DisposeAsync();
        if (rows != new PlacedRows(_placed, 3 * _placed, 3 * _placed, _placed, _placed, 2 * _placed, _placed, _placed))
        {
            throw new InvalidOperationException($"{_placed} orders were placed, and there is {rows}.");
        }
    }

    [Benchmark(OperationsPerInvoke = Orders, Baseline = true)]
    public Task Raw() => PlaceAsync();

    [Benchmark(OperationsPerInvoke = Orders)]
    public Task PlainEf() => PlaceAsync();

    [Benchmark(OperationsPerInvoke = Orders)]
    public Task ReverseBuy() => PlaceAsync();

    private async Task StartAsync(Func<PlacingDatabase, Task<IPlacing>> start) => _placing = await start(await PlacingDatabase.MakeAsync(Engine));

    private async Task PlaceAsync()
    {
        var from = _placed;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var number = from + worker; number < from + Orders; number += Workers)
            {
                await _placing.PlaceAsync(Basket.Of(number));
            }
        })));
        _placed += Orders;
    }
}
