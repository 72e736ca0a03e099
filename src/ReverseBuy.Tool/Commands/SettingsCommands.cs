using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ReverseBuy.Settings;
using ReverseBuy.Tool.Output;

namespace ReverseBuy.Tool.Commands;

/// <summary><c>tenants settings</c>: what a tenant has set of its own, as the document that it is stored as.</summary>
internal static class SettingsCommands
{
    private const int ChangesAtOnce = 50;

    public static Command Make(CommandFactory commands) => new("settings", "What a tenant has set of its own.")
    {
        Show(commands),
        Set(commands),
        Changes(commands),
    };

    private static Command Show(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        return commands.Make("show", "Prints the settings of a tenant, and the version that a change has to name.", [tenant], async (parsed, services, screen, cancellationToken) =>
            Told(screen, parsed.GetValue(tenant), await services.Require<ITenantSettings>().ReadAsync(parsed.GetValue(tenant), cancellationToken).ConfigureAwait(false)));
    }

    private static Command Set(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var file = new Option<FileInfo>("--file") { Description = "The settings as a JSON document, all that the tenant is to have of its own: what 'show --json' prints as settings.", Required = true };
        var version = new Option<long>("--version") { Description = "The version that they were made from, as 'show' prints it.", Required = true };
        var person = CommandFactory.Person();
        return commands.Make("set", "Puts settings in the place of those before. Nothing is stored of what makes no sense.", [tenant, file, version, person], async (parsed, services, screen, cancellationToken) =>
        {
            var id = parsed.GetValue(tenant);
            var settings = await ReadAsync(parsed.GetValue(file)!, cancellationToken).ConfigureAwait(false);
            return await services.Require<ITenantSettings>()
                    .ChangeAsync(id, settings, parsed.GetValue(version), CommandFactory.ActorOf(parsed.GetValue(person)!), cancellationToken).ConfigureAwait(false) switch
            {
                ChangeSettingsResult.Changed done => Told(screen, id, done.Settings),
                ChangeSettingsResult.Unchanged same => Told(screen, id, same.Settings),
                ChangeSettingsResult.Stale stale => throw ToolException.Refused(
                    "settings.stale", string.Create(CultureInfo.InvariantCulture, $"Somebody has changed them: they are at version {stale.Settings.Version}. Make the change from those.")),
                ChangeSettingsResult.Invalid invalid => throw ToolException.Refused(
                    "settings.invalid", string.Join(" ", invalid.Problems.Select(problem => $"{problem.Setting}: {problem.Problem}"))),
                var result => throw new InvalidOperationException(result.GetType().Name),
            };
        });
    }

    private static Command Changes(CommandFactory commands)
    {
        var tenant = CommandFactory.Tenant();
        var before = new Option<long?>("--before") { Description = "Only changes before the one that made this version: the last of the page before." };
        return commands.Make("changes", "Lists who changed what, the newest first.", [tenant, before], async (parsed, services, screen, cancellationToken) =>
        {
            var changes = await services.Require<ITenantSettings>()
                .ListChangesAsync(parsed.GetValue(tenant), parsed.GetValue(before), ChangesAtOnce, cancellationToken).ConfigureAwait(false);
            var lines = changes.Select(change => new SettingsChangeLine(change.Version, change.At, $"{change.By}", change.Differences)).ToList();
            screen.Tell(new SettingsChangesDocument(parsed.GetValue(tenant).Value, lines), ToolJsonContext.Default.SettingsChangesDocument, people => people.Table(
                ["Version", "At", "By", "Setting", "Before", "After"],
                lines.SelectMany(line => line.Differences.Select(difference => (IReadOnlyList<string>)
                [
                    $"{line.Version}", line.At.ToString("u", CultureInfo.InvariantCulture), line.By, difference.Setting, difference.Before ?? string.Empty, difference.After ?? string.Empty,
                ]))));
            return ExitCode.Done;
        });
    }

    private static async Task<TenantSettings> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw ToolException.WrongUse("settings.file_missing", $"There is no file '{file.FullName}'.");
        }

        try
        {
            return SettingsFormat.ReadStrictly(await File.ReadAllTextAsync(file.FullName, cancellationToken).ConfigureAwait(false));
        }
        catch (FormatException exception)
        {
            throw ToolException.WrongUse("settings.unreadable", exception.Message);
        }
    }

    private static int Told(Screen screen, TenantId tenant, SettingsReading reading)
    {
        using var document = JsonDocument.Parse(SettingsFormat.Write(reading.Own));
        screen.Tell(new SettingsDocument(tenant.Value, reading.Version, document.RootElement), ToolJsonContext.Default.SettingsDocument, people =>
        {
            people.Line(string.Create(CultureInfo.InvariantCulture, $"Tenant '{tenant}', version {reading.Version}:"));
            people.Line(SettingsFormat.Write(reading.Own));
        });
        return ExitCode.Done;
    }
}
