using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging;

namespace ReverseBuy.Testing.Tests.Leaks;

/// <summary>A host's own services in one: it keeps its tenants apart, but for one mutation.</summary>
internal sealed class LittleShop(
    LeakMutation mutation,
    ShopScope scope,
    ShopWorker worker,
    IDistributedCache cache,
    IMemoryCache memory,
    HttpClient http,
    IEventBus bus,
    IIdGenerator ids,
    DirectoryInfo folder,
    ILogger<LittleShop> logger)
{
    private static readonly ActivitySource Traces = new("LittleShop");
    private static volatile LeakTenant? s_served;

    private readonly ConcurrentBag<StringBuilder> _pool = [];
    private readonly ConcurrentDictionary<string, string> _rows = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private LeakTenant? _first;
    private LeakTenant? _last;
    private string? _token;

    public string RowsOf(LeakTenant tenant) => _rows.GetValueOrDefault(tenant.Marker, string.Empty);

    public async Task<string> GetTitleAsync(string product)
    {
        var key = mutation == LeakMutation.CachesByIdOnly ? product : $"{scope.Tenant.Id}:{product}";
        if (await cache.GetStringAsync(key) is { } known)
        {
            return known;
        }

        // Prices and titles are the tenant's own; the product's number is everybody's.
        var title = scope.Tenant.Text(product);
        await cache.SetStringAsync(key, title);
        return title;
    }

    public Task<string?> GetColourAsync(string product) => Task.FromResult(
        memory.GetOrCreate(mutation == LeakMutation.RemembersByIdOnly ? product : $"{scope.Tenant.Id}:{product}", _ => scope.Tenant.Text("red")));

    public Task<string> GreetAsync()
    {
        _first ??= scope.Tenant;
        return Task.FromResult((mutation == LeakMutation.RemembersFirstCaller ? _first : scope.Tenant).Text("Welcome to"));
    }

    public Task<Money> PriceAsync() => Task.FromResult(Last(LeakMutation.TellsLastAmount).Amount(Currency.EUR));

    public Task LogAsync()
    {
        using (logger.BeginScope("Shop {Shop}", Last(LeakMutation.LogsInLastScope)))
        {
            logger.LogInformation("Somebody looked.");
        }

        return Task.CompletedTask;
    }

    public Task TraceAsync()
    {
        using var span = Traces.StartActivity("look");
        span?.SetTag("shop", Last(LeakMutation.TracesLastTenant));
        return Task.CompletedTask;
    }

    public async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("http://prices.example/all"));
        lock (_gate)
        {
            if (mutation == LeakMutation.KeepsHeader && !http.DefaultRequestHeaders.Contains("Shop"))
            {
                http.DefaultRequestHeaders.Add("Shop", scope.Tenant.Marker);
            }
        }

        if (mutation != LeakMutation.KeepsHeader)
        {
            request.Headers.Add("Shop", scope.Tenant.Marker);
        }

        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes($"shop:{scope.Tenant.Marker}"));
        _token ??= token;
        request.Headers.Authorization = new("Basic", mutation == LeakMutation.KeepsToken ? _token : token);
        using var response = await http.SendAsync(request, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    public async Task PublishAsync(CancellationToken cancellationToken) => await bus.PublishAsync(
        new EventEnvelope
        {
            Id = ids.NewId<Messaging.EventId>(),
            Type = "shop.looked.v1",
            Tenant = Last(LeakMutation.PublishesAsLast).Id,
            Aggregate = new Orders.AggregateKey(Orders.AggregateKind.Order, ids.NewValue()),
            Version = 1,
            OccurredAt = DateTimeOffset.UnixEpoch,
            Correlation = "one",
            Data = $$"""{"by":"{{scope.Tenant.Marker}}"}""",
        },
        cancellationToken);

    public async Task SaveNoteAsync(string note, CancellationToken cancellationToken)
    {
        var name = mutation == LeakMutation.NamesFileByIdOnly ? $"{note}.txt" : $"{scope.Tenant.Id}-{note}.txt";
        await using var file = new FileStream(Path.Combine(folder.FullName, name), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        await file.WriteAsync(Encoding.UTF8.GetBytes(scope.Tenant.Text("Note")), cancellationToken);
    }

    public Task WorkAsync() => worker.DoAsync(scope.Tenant);

    public async Task<string> ComposeAsync(CancellationToken cancellationToken)
    {
        var text = _pool.TryTake(out var pooled) ? pooled : new StringBuilder();
        text.Append(scope.Tenant.Text("Dear customer of"));
        try
        {
            await AskAsync(cancellationToken);
            var composed = text.ToString();
            if (mutation == LeakMutation.ClearsPooledOnSuccess)
            {
                text.Clear();
            }

            return composed;
        }
        finally
        {
            if (mutation is not (LeakMutation.NeverClearsPooled or LeakMutation.ClearsPooledOnSuccess))
            {
                text.Clear();
            }

            _pool.Add(text);
        }
    }

    public async Task<string> ServeAsync(CancellationToken cancellationToken)
    {
        var served = scope.Tenant;
        s_served = served;
        await AskAsync(cancellationToken);
        return (mutation == LeakMutation.ServesStatic ? s_served : served).Text("Served");
    }

    public Task StoreAsync()
    {
        _first ??= scope.Tenant;
        var to = mutation == LeakMutation.StoresWithFirst ? _first : scope.Tenant;
        _rows.AddOrUpdate(to.Marker, scope.Tenant.Text("row"), (_, rows) => $"{rows} {scope.Tenant.Text("row")}");
        return Task.CompletedTask;
    }

    /// <summary>The tenant that is served; the one before it, where that is the mutation.</summary>
    private LeakTenant Last(LeakMutation asked)
    {
        var before = Interlocked.Exchange(ref _last, scope.Tenant) ?? scope.Tenant;
        return mutation == asked ? before : scope.Tenant;
    }
}
