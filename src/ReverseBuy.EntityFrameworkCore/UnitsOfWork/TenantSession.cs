using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

/// <summary>What the stores of one unit of work, or of one view, share: the open database, whose it is, and what was refused.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="context">The tenant's database.</param>
/// <param name="databases">Knows the errors of its engine.</param>
internal sealed class TenantSession(TenantId tenant, TenantDbContext context, IDatabaseProvider databases)
{
    private Exception? _failure;
    private bool _ended;

    public TenantId Tenant => tenant;

    /// <summary>The workers to wake once this is committed.</summary>
    public ISet<string> Wakes { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>When the first of the timers that were set in here is to fire.</summary>
    public DateTimeOffset? TimerDue { get; private set; }

    /// <summary>The workers that are woken once this is committed, at once or later.</summary>
    public IReadOnlyCollection<string> Promises => TimerDue is null ? [.. Wakes] : [.. Wakes.Append(WorkerNames.Timers).Distinct(StringComparer.Ordinal)];

    /// <summary>The database, to add and change rows with.</summary>
    public TenantDbContext Context => _ended
        ? throw new InvalidOperationException($"The unit of work or view of tenant '{tenant}' has ended: it was committed or disposed. Begin another one.")
        : context;

    /// <summary>The database to query: what was added and changed before is in it, visible to this transaction alone.</summary>
    public async ValueTask<TenantDbContext> QueryAsync(CancellationToken cancellationToken)
    {
        if (Context.ChangeTracker.HasChanges())
        {
            await WriteAsync(cancellationToken).ConfigureAwait(false);
        }

        return context;
    }

    /// <summary>Adds a row. Whether its keys are new the database says; what was added twice in here, it never gets to see.</summary>
    public void Add<TRow>(TRow row)
        where TRow : class
    {
        if (IsTracked(row))
        {
            throw Refuse(Describe(Context.Entry(row)));
        }

        Context.Add(row);
    }

    /// <summary>A row that this session has read or added already, with its children.</summary>
    public TRow? Tracked<TRow, TId>(string key, TId id)
        where TRow : class =>
        Context.Set<TRow>().Local.FindEntry(key, id)?.Entity;

    /// <summary>Changes a row, if it still has the version that the change was made of.</summary>
    public void Save<TRow, TRecord>(TRow? row, AggregateKey aggregate, int expectedVersion, TRecord record, Action<TRow, TRecord> fill)
        where TRow : class, IAggregateRow
    {
        if (row is null || row.Version != expectedVersion)
        {
            throw Refuse(aggregate.ToString());
        }

        try
        {
            fill(row, record);
        }
        catch (Exception exception)
        {
            // The row may be half changed.
            _failure = exception;
            throw;
        }
    }

    /// <summary>Notes when a timer is to fire, for who is woken once this is committed. A look that turns out to be needless does no harm.</summary>
    public void NoteDue(DateTimeOffset? firesAt) => TimerDue = TimerDue is null || firesAt < TimerDue ? firesAt : TimerDue;

    /// <summary>Refuses what is another tenant's.</summary>
    public void RequireOwn(TenantId owner)
    {
        if (owner != tenant)
        {
            throw new ArgumentException($"An event of tenant '{owner}' has no place in the database of tenant '{tenant}'. Begin the unit of work for its own tenant.", nameof(owner));
        }
    }

    /// <summary>Writes what is left to write. After something was refused nothing is: the caller was told that nothing was written.</summary>
    public async ValueTask WriteAsync(CancellationToken cancellationToken)
    {
        switch (_failure)
        {
            case null:
                break;
            case ConcurrencyException refusal:
                throw new ConcurrencyException(refusal.Subject, refusal);
            default:
                throw new InvalidOperationException($"A change in the unit of work of tenant '{tenant}' could not be made, so that none is written. Dispose it.", _failure);
        }

        try
        {
            await Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || databases.IsUniqueViolation(exception))
        {
            throw Refuse(Describe(exception.Entries.Count > 0 ? exception.Entries[0] : null), exception);
        }
    }

    /// <summary>Refuses a change that somebody else was faster with: nothing of this session is written.</summary>
    public ConcurrencyException Refuse(string subject, Exception? cause = null)
    {
        var refusal = new ConcurrencyException(subject, cause);
        _failure = refusal;
        return refusal;
    }

    public void End() => _ended = true;

    private static string Describe(EntityEntry? entry) => entry?.Entity is IAggregateRow row
        ? row.Aggregate.ToString()
        : $"A row of table '{entry?.Metadata.GetTableName()}'";

    private bool IsTracked<TRow>(TRow row)
        where TRow : class =>
        Context.Model.FindEntityType(typeof(TRow))!.GetKeys()
            .Where(key => key.Properties.All(property => !property.IsForeignKey() && property.ValueGenerated == ValueGenerated.Never))
            .Any(key => Context.Set<TRow>().Local.FindEntry(key.Properties, key.Properties.Select(property => property.PropertyInfo!.GetValue(row))) is not null);
}
