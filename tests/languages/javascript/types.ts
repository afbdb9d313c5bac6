import type { Only } from "./types";
import { type Also, real } from "./types";
interface Shape { a: string }
type Alias = Shape | null;
declare const ambient: Shape;
declare global { interface Window { send: Alias } }
enum Step { Start = "start", Next, Last = 3 }
const enum Fixed { A = "a" }
namespace Space { export const inner = 1; }
const asserted = (ambient as any).b!.c satisfies string;
function generic<T extends Shape>(this: Window, a: T, b?: number): asserts a is T { return send<T>(a); }
function overload(a: string): void;
function overload(a: number): void;
function overload(a: unknown) { send(a); }
abstract class Service implements Shape { a = ""; constructor(private readonly client: Client, public b = 2) {} abstract go(): void; }
@Decorated({ selector: "x" })
class Part { @Input() name?: string; @Output() sent = new Emitter<string>(); constructor(private s: Service) { this.s.go(); } }
export type { Only };
export = Service;
