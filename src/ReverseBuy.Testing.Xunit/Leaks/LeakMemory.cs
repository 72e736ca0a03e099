using System.Collections.Concurrent;

namespace ReverseBuy.Testing;

/// <summary>What operations were answered, by tenant and type: the newest of each, for the arguments of those that come. Thread-safe.</summary>
internal sealed class LeakMemory(IReadOnlyList<LeakTenant> tenants)
{
    private const int MostKept = 60;
    private static readonly ConcurrentDictionary<Type, bool> s_ids = new();

    private readonly ConcurrentDictionary<(int Tenant, Type Type), List<object>> _kept = new();
    private readonly ConcurrentDictionary<Type, byte> _wanted = new();

    public static bool IsId(Type type) =>
        s_ids.GetOrAdd(type, known => known.IsValueType && Array.Exists(known.GetInterfaces(), contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityId<>)));

    public void Want(Type type) => _wanted.TryAdd(type, 0);

    public void Add(LeakTenant tenant, object value, bool always = false)
    {
        var type = value.GetType();
        if (!always && !IsId(type) && !_wanted.ContainsKey(type))
        {
            return;
        }

        var kept = _kept.GetOrAdd((tenant.Number, type), _ => []);
        lock (kept)
        {
            if (IsId(type) && kept.Contains(value))
            {
                return;
            }

            if (kept.Count == MostKept)
            {
                kept.RemoveAt(0);
            }

            kept.Add(value);
        }
    }

    public object? Own(Type type, LeakTenant tenant, Random random, Func<object, bool>? fits)
    {
        if (!_kept.TryGetValue((tenant.Number, type), out var kept))
        {
            return null;
        }

        lock (kept)
        {
            var fitting = fits is null ? kept : kept.FindAll(value => fits(value));
            return fitting.Count == 0 ? null : fitting[random.Next(fitting.Count)];
        }
    }

    public object? Foreign(Type type, LeakTenant tenant, Random random)
    {
        var other = tenants[random.Next(tenants.Count)];
        return ReferenceEquals(other, tenant) ? null : Own(type, other, random, fits: null);
    }
}
