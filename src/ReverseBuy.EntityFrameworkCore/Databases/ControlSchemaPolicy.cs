using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: the control database is migrated by the first host of a new version that opens it, for there is one only and without it nothing can be noted.</summary>
public sealed class ControlSchemaPolicy : ISchemaPolicy<ControlDbContext>
{
    /// <inheritdoc />
    public bool IsToMigrate(SchemaVersions versions, IReadOnlyCollection<string> applied) => true;

    /// <inheritdoc />
    public ValueTask CheckAsync(ControlDbContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask NoteAsync(SchemaChange change, bool isAsked, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
