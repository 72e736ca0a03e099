using System.CommandLine;
using ReverseBuy.OrderLoad;
using ReverseBuy.OrderLoad.Reporting;
using Spectre.Console;

var minutes = new Option<double>("--minutes") { Description = "How long orders are begun.", DefaultValueFactory = _ => 10 };
var tenants = new Option<int>("--tenants") { Description = "How many agents there are, each with a database.", DefaultValueFactory = _ => 4 };
var concurrency = new Option<int>("--concurrency") { Description = "How many orders are under way at once, over all agents.", DefaultValueFactory = _ => 16 };
var recorded = new Option<double>("--recorded-seconds") { Description = "How long, from the beginning, statements are recorded to be sent again without us.", DefaultValueFactory = _ => 20 };
var seed = new Option<int>("--seed") { Description = "Where the random numbers start.", DefaultValueFactory = _ => 1 };
var json = new Option<bool>("--json") { Description = "Print one JSON document on standard output instead of tables." };
minutes.Validators.Add(result => AtLeast(result, minutes, 0.1));
tenants.Validators.Add(result => AtLeast(result, tenants, 1));
concurrency.Validators.Add(result => AtLeast(result, concurrency, 1));
recorded.Validators.Add(result => AtLeast(result, recorded, 1));

var command = new RootCommand("Takes whole orders from placed to delivered, at the simulator, on PostgreSQL and RabbitMQ, as many as it can.")
{
    minutes, tenants, concurrency, recorded, seed, json,
};
command.SetAction(async (arguments, cancellationToken) =>
{
    var settings = new LoadSettings
    {
        Duration = TimeSpan.FromMinutes(arguments.GetValue(minutes)),
        Tenants = arguments.GetValue(tenants),
        Concurrency = arguments.GetValue(concurrency),
        Recorded = TimeSpan.FromSeconds(arguments.GetValue(recorded)),
        Seed = arguments.GetValue(seed),
    };
    var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    var result = await terminal.Progress().HideCompleted(true).StartAsync(async context =>
    {
        var bar = context.AddTask("orders", maxValue: 1);
        return await new Load(settings).RunAsync(
            (share, delivered) =>
            {
                bar.Value = share;
                bar.Description = FormattableString.Invariant($"{delivered} orders delivered");
            },
            cancellationToken);
    });
    Console.Out.Write(arguments.GetValue(json) ? JsonReport.Write(result) : MarkdownTable.Write(result));
    return 0;
});
return await command.Parse(args).InvokeAsync();

static void AtLeast<T>(System.CommandLine.Parsing.OptionResult result, Option<T> option, T least)
    where T : IComparable<T>
{
    if (result.GetValueOrDefault<T>().CompareTo(least) < 0)
    {
        result.AddError(FormattableString.Invariant($"{option.Name} must be at least {least}."));
    }
}
