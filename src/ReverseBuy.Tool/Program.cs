using ReverseBuy.Tool;

return await ToolProgram.RunAsync(args).ConfigureAwait(false);
