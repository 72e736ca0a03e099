using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using ReverseBuy.EntityFrameworkCore.Holds;
using ReverseBuy.EntityFrameworkCore.Statements;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

/// <summary>What the stores of one unit of work, or of one view, share: the open database, whose it is, and what was refused.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="context">The tenant's database.</param>
/// <param name="databases">Knows the errors of its engine.</param>
internal sealed class TenantSession(TenantId tenant, TenantDbContext context, IDatabaseProvider databases)
{
    private readonly TenantStatements _statements = TenantStatements.Of(context);
    private readonly List<PendingStatement> _pending = [];
    private readonly HashSet<AggregateKey> _new = [];
    private readonly HashSet<TimerKey> _timers = [];
    private Exception? _failure;
    private bool _ended;

    public TenantId Tenant => tenant;

    /// <summary>The workers to wake once this is committed.</summary>
    public ISet<string> Wakes { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What was read as this began; <see langword="null"/> without a scope.</summary>
    public ReadAhead? ReadAhead { get; private set; }

    /// <summary>When the first of the timers that were set in here is to fire.</summary>
    public DateTimeOffset? TimerDue { get; private set; }

    /// <summary>The workers that are woken once this is committed, at once or later.</summary>
    public IReadOnlyCollection<string> Promises => TimerDue is null ? [.. Wakes] : [.. Wakes.Append(WorkerNames.Timers).Distinct(StringComparer.Ordinal)];

    /// <summary>The database, to add and change rows with.</summary>
    public TenantDbContext Context
    {
        get
        {
            RequireOpen();
            return context;
        }
    }

    /// <summary>The database to query: what was added and changed before is in it, visible to this transaction alone.</summary>
    public async ValueTask<TenantDbContext> QueryAsync(CancellationToken cancellationToken)
    {
        if (_pending.Count > 0 || Context.ChangeTracker.HasChanges())
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
            throw Refuse(Describe(row, Context.Model.FindEntityType(typeof(TRow))));
        }

        Context.Add(row);
    }

    /// <summary>Adds a row by a prepared statement: it goes with others, is not tracked and has to be read to be changed. Whether its keys are new the database says.</summary>
    public void Insert<TRow>(TRow row)
        where TRow : class
    {
        var insert = _statements.InsertOf(typeof(TRow));
        Send(new PendingStatement(insert.Statement, insert.ValuesOf(row), row));
    }

    /// <summary>Notes an aggregate that is stored for the first time.</summary>
    public void NoteNew(AggregateKey aggregate) => _new.Add(aggregate);

    /// <summary>Whether a timer is the first of its key without anybody having to look: that of an aggregate that nobody knew, set once.</summary>
    public bool IsFirst(TimerKey key) => _timers.Add(key) && _new.Contains(key.Aggregate);

    /// <summary>A row that this session has read or added already, with its children.</summary>
    public TRow? Tracked<TRow, TId>(string key, TId id)
        where TRow : class =>
        Context.Set<TRow>().Local.FindEntry(key, id)?.Entity;

    /// <summary>Changes a row, if it still has the version that the change was made of.</summary>
    public void Save<TRow, TRecord>(TRow? row, AggregateKey aggregate, int expectedVersion, TRecord record, Action<TRow, TRecord> fill)
        where TRow : class, IAggregateRow
    {
        RequireWhole();
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

    /// <summary>Whether all that is left to write are statements that go together, so that the end of the transaction can go with them.</summary>
    public bool OnlySends => _failure is null && _pending.Count > 0 && !Context.ChangeTracker.HasChanges();

    /// <summary>Sends what <see cref="OnlySends"/> speaks of, and the end of the transaction behind it. Once it is sent, it is not given up.</summary>
    public ValueTask SendAsync(string ending) => SendPendingAsync(ending, CancellationToken.None);

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

        await SendPendingAsync(ending: null, cancellationToken).ConfigureAwait(false);
        try
        {
            await Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || databases.IsUniqueViolation(exception))
        {
            var entry = exception.Entries.Count > 0 ? exception.Entries[0] : null;
            throw Refuse(Describe(entry?.Entity, entry?.Metadata), exception);
        }
        catch (Exception exception)
        {
            // Some of it may be written.
            _failure = exception;
            throw;
        }
    }

    /// <summary>Refuses a change that somebody else was faster with: nothing of this session is written.</summary>
    public ConcurrencyException Refuse(string subject, Exception? cause = null)
    {
        var refusal = new ConcurrencyException(subject, cause);
        _failure = refusal;
        return refusal;
    }

    /// <summary>Ends it.</summary>
    /// <returns>Whether it had not ended before.</returns>
    public bool End() => !Interlocked.Exchange(ref _ended, true);

    /// <summary>Begins with what a scope names: from now on others may be writing, too, who name nothing of it.</summary>
    public void Begin(ReadAhead ahead) => ReadAhead = ahead;

    /// <summary>How stock stands, with what was observed and held in here.</summary>
    public async ValueTask<IReadOnlyList<StockStanding>> ReadStockAsync(IReadOnlyList<StockKey> stock, CancellationToken cancellationToken)
    {
        if (ReadAhead?.Find(stock) is { } known)
        {
            return known;
        }

        await QueryAsync(cancellationToken).ConfigureAwait(false);
        var reading = new StockReading(_statements, stock);
        var batch = NewBatch();
        reading.AddTo(batch);
        await batch.ReadAsync(reading.Read, cancellationToken).ConfigureAwait(false);
        return reading.Standings;
    }

    /// <summary>Keeps an observation, unless one of the same moment or later is there.</summary>
    public void Observe(StockObservation observation)
    {
        RequireNamed(new StockKey(observation.Account, observation.Sku));
        var (sku, availability) = (observation.Sku, observation.Availability);
        Send(new PendingStatement(
            _statements.Observe,
            [
                observation.Account.Value, sku.Listing.Marketplace.Value, sku.Listing.Value, sku.Value,
                availability.Kind.ToString(), availability.Count, observation.AskedAt.UtcTicks,
            ],
            null));
        ReadAhead?.Observe(observation);
    }

    /// <summary>Says that holds of stock are about to change.</summary>
    public void ChangeStock(StockKey stock)
    {
        RequireNamed(stock);
        ReadAhead?.Forget(stock);
    }

    /// <summary>Refuses what others may be changing at the same time.</summary>
    public void RequireWhole()
    {
        if (ReadAhead is not null)
        {
            throw new InvalidOperationException(
                $"The unit of work of tenant '{tenant}' was begun to store something new, and others may be writing meanwhile. Begin one without a scope for anything else.");
        }
    }

    /// <summary>Refuses what belongs to an aggregate that others may be changing at the same time.</summary>
    public void RequireOwned(AggregateKey aggregate)
    {
        if (!_new.Contains(aggregate))
        {
            RequireWhole();
        }
    }

    private static string Describe(object? row, IEntityType? type) => row is IAggregateRow aggregate
        ? aggregate.Aggregate.ToString()
        : $"A row of table '{type?.GetTableName()}'";

    private StatementBatch NewBatch() => new(Context.Database.GetDbConnection(), Context.Database.CurrentTransaction?.GetDbTransaction());

    private void RequireOpen()
    {
        if (_ended)
        {
            throw new InvalidOperationException($"The unit of work or view of tenant '{tenant}' has ended: it was committed or disposed. Begin another one.");
        }
    }

    private void Send(PendingStatement statement)
    {
        RequireOpen();
        _pending.Add(statement);
    }

    private void RequireNamed(StockKey stock)
    {
        if (ReadAhead?.Names(stock) == false)
        {
            RequireWhole();
        }
    }

    private async ValueTask SendPendingAsync(string? ending, CancellationToken cancellationToken)
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var batch = NewBatch();
        foreach (var (statement, values, _) in _pending)
        {
            batch.Add(statement, values);
        }

        if (ending is not null)
        {
            // Behind a statement that fails it is not run.
            batch.Add(new Statement(ending, []));
        }

        try
        {
            await batch.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StatementFailedException exception) when (databases.IsUniqueViolation(new DbUpdateException(exception.Message, exception.Cause)))
        {
            var row = exception.Number < _pending.Count ? _pending[exception.Number].Row : null;
            throw Refuse(Describe(row, row is null ? null : context.Model.FindEntityType(row.GetType())), exception.Cause);
        }
        catch (Exception exception)
        {
            // Some of them may be written.
            _failure = exception;
            throw exception is StatementFailedException failed
                ? new DbUpdateException($"What was added in the unit of work of tenant '{tenant}' could not be written.", failed.Cause)
                : exception;
        }

        _pending.Clear();
    }

    private bool IsTracked<TRow>(TRow row)
        where TRow : class =>
        Context.Model.FindEntityType(typeof(TRow))!.GetKeys()
            .Where(key => key.Properties.All(property => !property.IsForeignKey() && property.ValueGenerated == ValueGenerated.Never))
            .Any(key => Context.Set<TRow>().Local.FindEntry(key.Properties, key.Properties.Select(property => property.PropertyInfo!.GetValue(row))) is not null);
}
