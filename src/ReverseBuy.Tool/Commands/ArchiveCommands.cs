using System.CommandLine;
using ReverseBuy.Tenancy;
using ReverseBuy.Tool.Output;

namespace ReverseBuy.Tool.Commands;

/// <summary><c>tenants export</c> and <c>tenants import</c>.</summary>
internal static class ArchiveCommands
{
    // Not an option: command lines are seen by others and kept in histories.
    private const string PassphraseVariable = "REVERSEBUY_PASSPHRASE";

    private static string? Passphrase => Environment.GetEnvironmentVariable(PassphraseVariable) is { Length: > 0 } passphrase ? passphrase : null;

    public static Command Export(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var file = new Option<FileInfo>("--to") { Description = "The file to write; there must be none.", Required = true };
        var withoutPhotos = new Option<bool>("--without-photos") { Description = "Leave the photos out." };
        return commands.Make(
            "export",
            $"Writes all that a tenant has to a file. What is encrypted in its database is sealed with the passphrase in {PassphraseVariable}, and left out without one.",
            [tenant, file, withoutPhotos],
            async (parsed, services, screen, cancellationToken) =>
            {
                var (id, target) = (parsed.GetValue(tenant), parsed.GetRequiredValue(file));
                var archive = services.Require<ITenantArchive>();
                if (target.Exists)
                {
                    throw ToolException.WrongUse("tool.file_exists", $"'{target.FullName}' is there already. Name another file.");
                }

                var options = new ExportTenantOptions { Passphrase = Passphrase, WithPhotos = !parsed.GetValue(withoutPhotos) };
                ExportTenantResult result;
                var isWhole = false;
                try
                {
                    var stream = new FileStream(target.FullName, FileMode.CreateNew, FileAccess.Write);
                    await using (stream.ConfigureAwait(false))
                    {
                        result = await archive.ExportAsync(id, stream, options, cancellationToken).ConfigureAwait(false);
                        isWhole = result is ExportTenantResult.Exported;
                    }
                }
                finally
                {
                    // Half an archive is none.
                    if (!isWhole)
                    {
                        target.Delete();
                    }
                }

                return result switch
                {
                    ExportTenantResult.Exported done => Told(screen, id, target, done.Report, "is in"),
                    ExportTenantResult.NotPossible other => throw TenantCommands.NotPossible(other.Tenant),
                    ExportTenantResult.NotSupported => throw NotSupported(),
                    _ => throw TenantCommands.Unknown(id),
                };
            });
    }

    public static Command Import(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var file = new Option<FileInfo>("--from") { Description = "The file to read.", Required = true };
        var name = new Option<string?>("--name") { Description = "The name to show people; the id unless given." };
        var server = new Option<string?>("--server") { Description = "The server that is to keep its database, as the storage's options name it." };
        return commands.Make(
            "import",
            $"Takes on a tenant with all that is in a file of 'export'. The passphrase is read from {PassphraseVariable}.",
            [tenant, file, name, server],
            async (parsed, services, screen, cancellationToken) =>
            {
                var (id, source) = (parsed.GetValue(tenant), parsed.GetRequiredValue(file));
                var archive = services.Require<ITenantArchive>();
                if (!source.Exists)
                {
                    throw ToolException.WrongUse("tool.file_missing", $"There is no '{source.FullName}'.");
                }

                var wanted = new NewTenant(id, parsed.GetValue(name) ?? id.Value) { Server = parsed.GetValue(server) };
                var stream = source.OpenRead();
                await using (stream.ConfigureAwait(false))
                {
                    return await archive.ImportAsync(wanted, stream, Passphrase, cancellationToken).ConfigureAwait(false) switch
                    {
                        ImportTenantResult.Imported done => Told(screen, id, source, done.Report, "was taken on from"),
                        ImportTenantResult.AlreadyThere => throw TenantCommands.Refused("tenant.already_there", $"Tenant '{id}' is there already. Import it under another id, or delete it first."),
                        ImportTenantResult.UnknownServer unknown => throw TenantCommands.UnknownServer(unknown.Servers),
                        ImportTenantResult.NotSupported => throw NotSupported(),
                        ImportTenantResult.Unreadable broken => throw TenantCommands.Refused("tenant.archive_unreadable", $"'{source.FullName}' cannot be read ({broken.Problem}): {broken.Detail}"),
                        var result => throw new InvalidOperationException(result.GetType().Name),
                    };
                }
            });
    }

    private static ToolException NotSupported() =>
        TenantCommands.Refused("tenant.archive_not_supported", "The storage of this host cannot be exported or imported into. SQLite and PostgreSQL can.");

    private static int Told(Screen screen, TenantId tenant, FileInfo file, TenantArchiveReport report, string words)
    {
        screen.Tell(
            new ArchiveDocument(tenant.Value, file.FullName, report.Rows, report.LeftOut, report.Photos, report.Checksum),
            ToolJsonContext.Default.ArchiveDocument,
            people =>
            {
                people.Line($"Tenant '{tenant}' {words} {file.FullName}: {report.Rows.Values.Sum()} rows, {report.Photos} photos, checksum {report.Checksum}.");
                foreach (var (table, rows) in report.LeftOut)
                {
                    people.Line($"{rows} rows of {table} are secret and were left out: give a passphrase in {PassphraseVariable} to have them sealed.");
                }
            });
        return ExitCode.Done;
    }
}
