using MicroFreeze.Tool;

using ToolHost host = ToolHost.OfProcess();
return Application.Run(host, args);
