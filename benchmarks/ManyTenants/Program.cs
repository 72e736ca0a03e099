using System.CommandLine;
using ReverseBuy.ManyTenants;
using Spectre.Console;

var server = new Option<string>("--postgresql") { Description = "The server, as Npgsql writes it.", DefaultValueFactory = _ => "Host=127.0.0.1;Port=25432;Username=postgres" };
var registered = new Option<int>("--registered") { Description = "How many tenants there are.", DefaultValueFactory = _ => 10_000 };
var active = new Option<int>("--active") { Description = "How many of them have a database, and are worked for.", DefaultValueFactory = _ => 200 };
var workers = new Option<int>("--workers") { Description = "How many work at the same time.", DefaultValueFactory = _ => 64 };
var seconds = new Option<int>("--seconds") { Description = "How long they work.", DefaultValueFactory = _ => 30 };
var connections = new Option<int>("--max-connections") { Description = "How many connections the process may open to tenants' databases.", DefaultValueFactory = _ => 20 };
var idle = new Option<int>("--idle-seconds") { Description = "How long the idle process is watched, after a pause in which it comes to rest.", DefaultValueFactory = _ => 60 };
var json = new Option<bool>("--json") { Description = "Print one JSON document on standard output instead of a table." };
foreach (var option in new[] { registered, active, workers, seconds, connections, idle })
{
    option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() is < 1 or > 100_000)
        {
            result.AddError(FormattableString.Invariant($"{option.Name} must be from 1 to 100000."));
        }
    });
}

var command = new RootCommand("Measures what one process takes that has many tenants, of whom few are busy: memory, connections, start, and CPU when nothing happens.")
{
    server, registered, active, workers, seconds, connections, idle, json,
};
command.SetAction(async (arguments, cancellationToken) =>
{
    var settings = new LoadSettings
    {
        Server = arguments.GetRequiredValue(server),
        Registered = Math.Max(arguments.GetValue(registered), arguments.GetValue(active)),
        Active = arguments.GetValue(active),
        Workers = arguments.GetValue(workers),
        Work = TimeSpan.FromSeconds(arguments.GetValue(seconds)),
        MaxConnections = arguments.GetValue(connections),
        Idle = TimeSpan.FromSeconds(arguments.GetValue(idle)),
    };
    var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    var figures = await terminal.Progress().HideCompleted(true).StartAsync(async context =>
    {
        var bar = context.AddTask("databases", maxValue: 1);
        await using var site = new Site(settings);
        return await new Course(settings, site).RunAsync(
            (share, what) => (bar.Value, bar.Description) = (share, what),
            cancellationToken);
    });
    Console.Out.Write(arguments.GetValue(json) ? FigureReport.Json(figures) : FigureReport.Table(settings, figures));
    return 0;
});
return await command.Parse(args).InvokeAsync();
