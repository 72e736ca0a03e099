namespace ReverseBuy.Testing;

/// <summary>For whom an operation is run, and with what.</summary>
public sealed class LeakContext
{
    // One question in so many is for what is another's.
    private const int ForeignEvery = 12;

    private readonly LeakMemory _memory;
    private readonly LeakWork _work;

    internal LeakContext(LeakWork work, LeakMemory memory, IServiceProvider services, Random random, CancellationToken cancellationToken) =>
        (_work, _memory, Services, Random, CancellationToken) = (work, memory, services, random, cancellationToken);

    /// <summary>The tenant.</summary>
    public LeakTenant Tenant => _work.Tenant;

    /// <summary>The services of this run: a scope of the container, as a request has it.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Whence everything is drawn, so that the seed brings it back.</summary>
    public Random Random { get; }

    /// <summary>Pass it on: some operations are given up.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>
    /// Something that an earlier operation of the tenant was answered: any type of value or object that <see cref="LeakArguments"/> makes from answers, or that was remembered. Now and then,
    /// for ids, it is another tenant's: it must not be found.
    /// </summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="fits">Which will do; any when left out.</param>
    /// <returns>It; the default when there is none.</returns>
    public T? Recall<T>(Func<T, bool>? fits = null)
    {
        var isId = LeakMemory.IsId(typeof(T));
        if (isId && fits is null && Random.Next(ForeignEvery) == 0 && _memory.Foreign(typeof(T), Tenant, Random) is { } foreign)
        {
            _work.Give(foreign);
            return (T)foreign;
        }

        return _memory.Own(typeof(T), Tenant, Random, fits is null ? null : value => fits((T)value)) is T own ? own : default;
    }

    /// <summary>Keeps something for later operations of the tenant.</summary>
    /// <param name="value">The value.</param>
    public void Remember(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _memory.Add(Tenant, value, always: true);
    }

    /// <summary>A name that is the same for all tenants: what is kept by it alone is kept for the wrong one.</summary>
    /// <param name="kind">Of what it is the name, such as <c>customer</c>.</param>
    /// <param name="count">How many of them there are.</param>
    /// <returns>The name.</returns>
    public string SharedName(string kind, int count = 5) => $"{kind}-{Random.Next(count)}";
}
