using System;
using ConvGen.Cli;

return await new ConvGenTool(Console.Out, Console.Error).RunAsync(args);
