using System.CommandLine;
using Quickstart;
using Spectre.Console;

var json = new Option<bool>("--json") { Description = "Print one JSON document on standard output and nothing else; logs go to standard error." };
var pace = new Option<string>("--pace") { Description = "'normal' pauses between the steps so that they can be read; 'fast' does not.", DefaultValueFactory = _ => "normal" };
pace.AcceptOnlyFromAmong("normal", "fast");
var data = new Option<DirectoryInfo?>("--data") { Description = "Keep everything in this folder, and go on from there the next time." };
var sandbox = new Option<Uri?>("--sandbox")
{
    Description = "Use a simulator that runs already (samples/SandboxServer) instead of starting one.",
    CustomParser = argument =>
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttp)
        {
            return parsed;
        }

        argument.AddError($"'{argument.Tokens[0].Value}' is not the address of a simulator. Use e.g. http://127.0.0.1:5088.");
        return null;
    },
};
var live = new Option<bool>("--live") { Description = "Talk to the real marketplaces, with the credentials of the configuration, and stop before buying." };
var link = new Option<string?>("--link") { Description = "With --live: the text a customer pasted, with a link to a listing in it." };

var command = new RootCommand("ReverseBuy from a pasted link to a delivered parcel.") { json, pace, data, sandbox, live, link };
command.Validators.Add(arguments =>
{
    if (arguments.GetValue(link) is not null && !arguments.GetValue(live))
    {
        arguments.AddError("--link is for --live only; without it the tour chooses its listings itself.");
    }

    if (arguments.GetResult(sandbox) is not null && arguments.GetValue(live))
    {
        arguments.AddError("--live talks to the real marketplaces and --sandbox to a simulated one; choose one of the two.");
    }
});
command.SetAction(async (arguments, cancellationToken) =>
{
    var settings = new QuickstartSettings
    {
        Json = arguments.GetValue(json),
        Pause = arguments.GetValue(pace) == "fast" ? TimeSpan.Zero : TimeSpan.FromMilliseconds(500),
        DataFolder = arguments.GetValue(data)?.FullName,
        SandboxUrl = arguments.GetValue(sandbox),
        Link = arguments.GetValue(link),
    };
    var screen = new Screen(settings);
    try
    {
        await (arguments.GetValue(live)
            ? LiveTour.RunAsync(settings, screen, cancellationToken)
            : Tour.RunAsync(settings, screen, cancellationToken));
        return 0;
    }
    catch (Exception failure)
    {
        screen.Fail(failure);
        return 1;
    }
});

var parsed = command.Parse(args);
if (parsed.Errors.Count > 0 && args.Contains("--json"))
{
    // Who asked for a document gets one, and not the help.
    new Screen(new QuickstartSettings { Json = true, Pause = TimeSpan.Zero })
        .Fail(new QuickstartException("options.invalid", string.Join(' ', parsed.Errors.Select(error => error.Message))));
    return 1;
}

return await parsed.InvokeAsync();
