using System.Collections.Concurrent;
using System.Numerics;

namespace ReverseBuy.Testing;

/// <summary>
/// Looks at all that a host says, sends, keeps and calls during a <see cref="LeakHunt"/>, and notes what bears the marks of a tenant that it does not belong to. Add it with
/// <c>AddLeakRecorder</c>, after everything else. Thread-safe.
/// </summary>
public sealed class LeakRecorder : IDisposable
{
    private const int MostKept = 100;
    private const int Around = 60;

    private readonly ConcurrentQueue<Leak> _leaks = new();
    private readonly ConcurrentDictionary<(LeakChannel Channel, string Name), int> _owners = new();
    private readonly ConcurrentQueue<WatchedFolder> _folders = new();
    private readonly LeakTenant[] _tenants;
    private readonly LeakMarks _marks;
    private readonly LeakTelemetry _telemetry;
    private int _found;
    private long _seen;

    internal LeakRecorder(int seed, IReadOnlyList<LeakTenant> tenants)
    {
        (Seed, _tenants, _marks) = (seed, [.. tenants], new LeakMarks(tenants));
        _telemetry = new LeakTelemetry(this);
    }

    internal int Seed { get; }

    internal IReadOnlyCollection<Leak> Leaks => _leaks;

    internal int Found => Volatile.Read(ref _found);

    internal long Seen => Interlocked.Read(ref _seen);

    /// <summary>Looks at something that the recorder cannot see by itself. Within an operation it may bear the marks of the operation's tenant only, outside of all of one tenant at most.</summary>
    /// <param name="channel">What it is.</param>
    /// <param name="source">Where it is, for the report.</param>
    /// <param name="text">What it says.</param>
    public void Look(LeakChannel channel, string source, string text)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(text);
        Look(channel, source, text, LeakWork.Of(this));
    }

    /// <summary>Looks at something that belongs to a tenant, whoever is at work.</summary>
    /// <param name="channel">What it is.</param>
    /// <param name="source">Where it is, for the report.</param>
    /// <param name="text">What it says.</param>
    /// <param name="tenant">Whose it is.</param>
    public void LookAtOwn(LeakChannel channel, string source, string text, LeakTenant tenant)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tenant);
        Interlocked.Increment(ref _seen);
        Judge(channel, source, text, tenant, LeakWork.Of(this) is { } work && ReferenceEquals(work.Tenant, tenant) ? work : null);
    }

    /// <summary>Looks at the key under which something is kept for all to find: a second tenant must not come to it.</summary>
    /// <param name="channel">What kind of key.</param>
    /// <param name="key">The key.</param>
    public void LookAtKey(LeakChannel channel, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Look(channel, key, key);
        if (LeakWork.Of(this) is not { Operation.IsOfNobody: false } work)
        {
            return;
        }

        var owner = _owners.GetOrAdd((channel, key), work.Tenant.Number);
        if (owner != work.Tenant.Number)
        {
            Note(channel, key, _tenants[owner], work.Tenant, work, $"{key} is used by both");
        }
    }

    /// <summary>A call out begins: here operations are held, fail and are given up. Call it in recorders of your own, before the call goes out.</summary>
    /// <param name="call">What is called, for the report.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when the call may go out.</returns>
    /// <exception cref="LeakFaultException">The call is to fail.</exception>
    public ValueTask PassAsync(string call, CancellationToken cancellationToken) =>
        LeakWork.Of(this) is { HasEnded: false } work ? work.Trap.PassAsync(call, cancellationToken) : ValueTask.CompletedTask;

    /// <summary>Looks at the files of a folder: none may bear the marks of two tenants, and none that was one tenant's may become another's.</summary>
    /// <param name="folder">The folder; it need not be there yet.</param>
    /// <param name="afterEachStep">Whether it is looked at after each step, and not only in the end. Databases are large: look at those in the end.</param>
    /// <param name="isShared">Tells by the path within the folder which files belong to no tenant, such as a list of all of them.</param>
    /// <returns>The same recorder.</returns>
    public LeakRecorder WatchFolder(string folder, bool afterEachStep = true, Func<string, bool>? isShared = null)
    {
        _folders.Enqueue(new WatchedFolder(this, folder, afterEachStep, isShared));
        return this;
    }

    /// <summary>Puts the recorder into an HTTP client that the host makes itself; those of <c>IHttpClientFactory</c> have it.</summary>
    /// <param name="inner">What the requests go to.</param>
    /// <returns>A handler for the client.</returns>
    public DelegatingHandler Over(HttpMessageHandler inner) => new RecordingTransport(this, inner);

    /// <summary>Stops listening.</summary>
    public void Dispose() => _telemetry.Dispose();

    internal void LookAtFolders(bool isTheEnd)
    {
        foreach (var folder in _folders.Where(folder => isTheEnd || folder.AfterEachStep))
        {
            folder.Look();
        }
    }

    internal void Look(LeakChannel channel, string source, string text, LeakWork? work)
    {
        Interlocked.Increment(ref _seen);
        if (work is { Operation.IsOfNobody: true })
        {
            return;
        }

        if (work is not null)
        {
            Judge(channel, source, text, work.Tenant, work);
            return;
        }

        var found = _marks.Find(text, out var at);
        if ((found & (found - 1)) != 0)
        {
            var first = _tenants[BitOperations.TrailingZeroCount(found)];
            var second = _tenants[BitOperations.Log2(found)];
            Note(channel, source, first, second, null, ExcerptOf(text, at));
        }
    }

    /// <summary>The one whose marks something bears; <see langword="null"/> when it bears none.</summary>
    internal LeakTenant? OwnerOf(string text) => _marks.Find(text, out _) is not 0 and var found ? _tenants[BitOperations.TrailingZeroCount(found)] : null;

    /// <summary>What lay at one place as one tenant's lies there as another's.</summary>
    internal void Take(LeakChannel channel, string place, LeakTenant tenant)
    {
        var owner = _owners.GetOrAdd((channel, place), tenant.Number);
        if (owner != tenant.Number)
        {
            Note(channel, place, _tenants[owner], tenant, LeakWork.Of(this), $"{place} was of {_tenants[owner]} and is of {tenant}");
        }
    }

    private void Judge(LeakChannel channel, string source, string text, LeakTenant tenant, LeakWork? work)
    {
        var expected = 1UL << tenant.Number;
        var found = _marks.Find(text, out var at, expected) & ~expected;
        if (found != 0 && work is not null && channel is not (LeakChannel.Stored or LeakChannel.Event or LeakChannel.File or LeakChannel.CacheValue))
        {
            // Whoever asks for what is another's may be told that just that is not there.
            text = work.WithoutGiven(text);
            found = _marks.Find(text, out at, expected) & ~expected;
        }

        if (found != 0)
        {
            Note(channel, source, _tenants[BitOperations.TrailingZeroCount(found)], tenant, work, ExcerptOf(text, at));
        }
    }

    private void Note(LeakChannel channel, string source, LeakTenant of, LeakTenant to, LeakWork? work, string excerpt)
    {
        if (Interlocked.Increment(ref _found) <= MostKept)
        {
            _leaks.Enqueue(new Leak(channel, source, of.Id, to.Id, work?.Operation.Name, work?.Step, excerpt) { IsCarried = work?.HasEnded == true });
        }
    }

    private static string ExcerptOf(string text, int at)
    {
        var from = Math.Max(0, at - Around);
        return text[from..Math.Min(text.Length, at + Around)].ReplaceLineEndings(" ");
    }
}
