using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>A template is migrated, and is nobody's: neither is it claimed for a tenant, nor has the ledger a row of it.</summary>
internal sealed class TemplateSchemaPolicy : ISchemaPolicy<TenantDbContext>
{
    public bool IsToMigrate(SchemaVersions versions, IReadOnlyCollection<string> applied) => true;

    public ValueTask CheckAsync(TenantDbContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask NoteAsync(SchemaChange change, bool isAsked, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
